//! The lab: where a client can fail safely.
//!
//! - [`PracticeService`] is a small HTTP service on loopback with real faults on
//!   the wire: it can stall, reset, lie about lengths and answer rubbish. It
//!   stands in for a public test service, so no step needs a network.
//! - [`refusing_address`] and [`silent_address`] are places that no service
//!   answers from: one refuses a connection, the other never completes it.
//! - [`script`] is a list of answers without any network, for exact checks in
//!   virtual time.
//! - [`network`] is a service that can be slow, full or away, and a crowd of
//!   clients, all simulated in virtual time.
//! - [`timeline`] turns `tracing` events and the service's record into a picture
//!   for the terminal.
//! - [`demo`] is the frame around every step's `main`: arguments, the service,
//!   and what to print while exercises are still to do.

#![warn(missing_docs)]

mod address;
pub mod demo;
mod exercise;
mod fault;
mod http;
mod log;
pub mod network;
mod record;
mod routes;
pub mod script;
mod service;
pub mod timeline;

pub use address::{Occupied, SilentAddress, refusing_address, silent_address};
pub use exercise::{Stopped, ToDo, catch, catch_on_this_thread, find_to_do, to_do_in};
pub use record::{Ended, Seen};
pub use routes::PATHS;
pub use service::PracticeService;
