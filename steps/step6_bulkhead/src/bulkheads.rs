//! A bulkhead for each dependency.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Bulkhead, BulkheadConfig};

/// Makes the transport to a dependency, which it knows by its name.
type Connect<T> = Box<dyn Fn(&str) -> T + Send + Sync>;

/// The bulkheads of a client: one for each dependency, made when it is first
/// asked for.
///
/// A name stands for a service. Take it from a short list of your own: what is
/// made from a request, such as its path, is never forgotten here.
pub struct Bulkheads<T> {
    config: BulkheadConfig,
    connect: Connect<T>,
    known: Mutex<HashMap<String, Arc<Bulkhead<T>>>>,
}

impl<T: step3::Transport> Bulkheads<T> {
    /// No bulkheads yet. `connect` makes the transport inside of each, and
    /// `config` holds its limits: each has them for itself.
    pub fn new(
        connect: impl Fn(&str) -> T + Send + Sync + 'static,
        config: BulkheadConfig,
    ) -> Bulkheads<T> {
        Bulkheads {
            config,
            connect: Box::new(connect),
            known: Mutex::default(),
        }
    }

    /// The bulkhead of this dependency: for the same name always the same one.
    /// Names are compared letter by letter, and `connect` gets them as they are.
    ///
    /// Whatever many threads do at once, `connect` is called once for each name.
    /// It must not ask for a bulkhead itself. If it panics, so does this call; those
    /// for other names go on as before.
    pub fn of(&self, dependency: &str) -> Arc<Bulkhead<T>> {
        todo!(
            "exercise 6.5: find the bulkhead, or make it — {dependency} {:?} {}",
            self.config,
            size_of_val(&self.connect)
        )
    }

    /// The names that were asked for so far, in the order of the alphabet.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.known().keys().cloned().collect();
        names.sort();
        names
    }

    /// All bulkheads by name. An entry is added whole or not at all, so a poisoned
    /// lock is used as any other.
    fn known(&self) -> MutexGuard<'_, HashMap<String, Arc<Bulkhead<T>>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
