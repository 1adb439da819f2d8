//! The served workbook, as its pages see it.

mod browser;
mod plain;
mod saves;
mod served;
