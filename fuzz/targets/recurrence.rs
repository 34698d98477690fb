#![no_main]

sammen_fuzz::program!("recurrence");
