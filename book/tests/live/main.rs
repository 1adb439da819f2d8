//! The served workbook, as its pages see it.

mod browser;
mod saves;
mod served;
