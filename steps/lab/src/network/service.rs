//! A simulated service: places, a queue, and a record.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::clock::milliseconds_since;
use super::job::{Job, Place, Queued};
use super::random::{Random, SERVICE};
use super::{Entry, Fate, ServiceConfig, Trace, Weather, WhenClientLeaves, weather};

#[derive(Debug)]
pub(super) struct Service {
    pub config: ServiceConfig,
    pub start: Instant,
    /// The places at work. It hands them out first come, first served.
    pub places: Arc<Semaphore>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    random: Random,
    /// How many requests wait for a place.
    queued: usize,
    entries: Vec<Entry>,
    /// One copy of each path.
    paths: BTreeSet<Arc<str>>,
}

/// What the service says to a request that arrives.
pub(super) struct Arrival {
    /// Its number in the record.
    pub number: usize,
    pub admission: Admission,
}

pub(super) enum Admission {
    Admitted(Job),
    TurnedAway(Fate),
    /// It vanishes.
    Never,
}

impl Service {
    pub fn new(config: ServiceConfig, seed: u64) -> Service {
        config.check();
        Service {
            places: Arc::new(Semaphore::new(config.capacity)),
            config,
            start: Instant::now(),
            state: Mutex::new(State {
                random: Random::new(seed, SERVICE),
                queued: 0,
                entries: Vec::new(),
                paths: BTreeSet::new(),
            }),
        }
    }

    pub fn trace(&self) -> Trace {
        Trace {
            entries: self.state().entries.clone(),
            until: milliseconds_since(self.start),
        }
    }

    /// Records a request and finds a place for it, or none.
    pub fn arrive(self: &Arc<Self>, client: u32, path: &str) -> Arrival {
        let mut state = self.state();
        let number = state.entries.len();
        // Every request draws, also one that is turned away: so the luck of the
        // nth does not depend on what became of those before.
        let work = self.config.latency.draw(&mut state.random);
        let luck = state.random.share();
        let admission = self.admit(&mut state, number, work, luck);
        let path = state.shared(path);
        state.entries.push(Entry {
            client,
            path,
            arrived: milliseconds_since(self.start),
            admitted: matches!(admission, Admission::Admitted(_)),
            started: None,
            ended: None,
            left: None,
            fate: Fate::Open,
        });
        Arrival { number, admission }
    }

    fn admit(
        self: &Arc<Self>,
        state: &mut State,
        number: usize,
        work: f64,
        luck: f64,
    ) -> Admission {
        let arrived = self.start.elapsed();
        let spells = &self.config.weather;
        match weather::outage(spells, arrived) {
            Some(Weather::Down) => return Admission::TurnedAway(Fate::Refused),
            Some(Weather::Failing(status)) => {
                return Admission::TurnedAway(Fate::Answered(status));
            }
            Some(_) => return Admission::Never,
            None => {}
        }
        let place = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(permit) => Place::AtWork(permit),
            Err(_) if state.queued < self.config.queue => {
                state.queued += 1;
                Place::InQueue(Queued::new(self))
            }
            Err(_) => return Admission::TurnedAway(Fate::Shed),
        };
        let fails = luck < weather::error_rate(spells, arrived, self.config.error_rate);
        let status = if fails { self.config.error_status } else { 200 };
        Admission::Admitted(Job {
            number,
            arrived,
            place,
            work,
            fate: Fate::Answered(status),
        })
    }

    /// Records that a request has left the queue.
    pub fn unqueue(&self) {
        self.state().queued -= 1;
    }

    /// Records that work on a request begins.
    pub fn begin(&self, number: usize) {
        self.state().entries[number].started = Some(milliseconds_since(self.start));
    }

    /// Records that the service is done with a request.
    pub fn end(&self, number: usize, fate: Fate) -> Fate {
        let now = milliseconds_since(self.start);
        let mut state = self.state();
        let entry = &mut state.entries[number];
        entry.ended = Some(now);
        if entry.fate == Fate::Open {
            entry.fate = fate;
        }
        fate
    }

    /// Records that a client has left before it had its answer.
    pub fn leave(&self, number: usize) {
        let now = milliseconds_since(self.start);
        let mut state = self.state();
        let entry = &mut state.entries[number];
        entry.left = Some(now);
        entry.fate = Fate::Left;
        let works_on = self.config.when_client_leaves == WhenClientLeaves::WorkOn;
        if !(entry.admitted && works_on) {
            entry.ended = Some(now);
        }
    }

    /// The state. A panic elsewhere leaves it whole, so a poisoned lock is used
    /// as any other.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The copy of this path that its entries share.
    fn shared(&mut self, path: &str) -> Arc<str> {
        if let Some(shared) = self.paths.get(path) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = path.into();
        self.paths.insert(Arc::clone(&shared));
        shared
    }
}
