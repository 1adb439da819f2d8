//! Step 6: a bulkhead. A slow dependency must not take the healthy ones down.

#![warn(missing_docs)]

mod bulkhead;
mod bulkheads;
mod config;
mod limiter;

pub use bulkhead::Bulkhead;
pub use bulkheads::Bulkheads;
pub use config::{Admission, BulkheadConfig};
pub use limiter::{Entry, Limiter, Permit, Place};
