#![no_main]

sammen_fuzz::program!("chunks");
