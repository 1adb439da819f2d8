//! Step 7: configuration. One place for every number, checked before the first
//! call, and the layers in the right order.

#![warn(missing_docs)]

mod client;
mod config;
mod file;
mod layers;
mod load;
mod names;
mod preset;
mod problem;
mod ranges;
mod reader;
mod rules;
mod secret;
mod value;

pub use client::{Layered, ResilientClient};
pub use config::{BudgetConfig, ClientConfig};
pub use layers::{Layer, Layers, Origin, Setting, variable};
pub use load::{ConfigFile, Effective, load};
pub use preset::Preset;
pub use problem::{Problem, Problems, Row};
pub use reader::{Reading, read};
pub use rules::Violation;
pub use secret::Secret;
pub use value::Value;
