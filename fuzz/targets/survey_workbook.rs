#![no_main]

sammen_fuzz::program!("survey_workbook");
