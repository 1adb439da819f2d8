//! A breaker written another way than that of step 5: it keeps a log of what has
//! happened since its last change of state, and counts in it.

use std::collections::BTreeMap;
use std::time::Duration;
use step5::{BreakerConfig, Refused, Verdict};
use tokio::time::Instant;

use crate::Ticket;
use crate::quirk::Quirk;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Closed,
    OpenUntil(Instant),
    HalfOpen,
}

pub(crate) struct ByHand {
    config: BreakerConfig,
    quirk: Quirk,
    state: State,
    /// A ticket with a lower number is from before the last change of state.
    first_of_period: u64,
    next_ticket: u64,
    /// What came of the calls since the last change of state, ignored ones left out.
    log: Vec<Verdict>,
    /// What came of the calls before it opened.
    before: Vec<Verdict>,
    under_way: u32,
    /// The latest ticket that has come back.
    latest: u64,
    /// When those that have not come back were admitted.
    since: BTreeMap<u64, Instant>,
}

impl ByHand {
    pub(crate) fn new(config: BreakerConfig, quirk: Quirk) -> ByHand {
        ByHand {
            config,
            quirk,
            state: State::Closed,
            first_of_period: 0,
            // Which numbers tickets have is nobody's business.
            next_ticket: 1000,
            log: Vec::new(),
            before: Vec::new(),
            under_way: 0,
            latest: 0,
            since: BTreeMap::new(),
        }
    }

    fn change_to(&mut self, state: State) {
        let log = std::mem::take(&mut self.log);
        if self.state == State::Closed {
            self.before = log;
        }
        if state == State::Closed && self.quirk == Quirk::Nostalgic {
            self.log = std::mem::take(&mut self.before);
        }
        self.state = state;
        self.first_of_period = self.next_ticket;
        self.under_way = 0;
    }

    pub(crate) fn admit(&mut self, now: Instant) -> Result<Ticket, Refused> {
        if let State::OpenUntil(until) = self.state {
            let until = match self.quirk {
                Quirk::Grumpy => until + self.config.open_for / 4,
                _ => until,
            };
            let early = match self.quirk {
                Quirk::Premature => self.config.open_for / 20,
                _ => Duration::ZERO,
            };
            if now + early < until {
                if self.quirk == Quirk::Prickly {
                    self.state = State::OpenUntil(now + self.config.open_for);
                }
                let retry_in = match self.quirk {
                    Quirk::Monotonous => self.config.open_for,
                    Quirk::Casual => in_tenths(until - now),
                    _ => until - now,
                };
                return Err(Refused { retry_in });
            }
            self.change_to(State::HalfOpen);
        }
        if self.state == State::HalfOpen {
            let most = match self.quirk {
                Quirk::Crowded | Quirk::Wary => self.config.probes + 1,
                _ => self.config.probes,
            };
            if self.under_way + self.log.len() as u32 >= most {
                let retry_in = Duration::ZERO;
                return Err(Refused { retry_in });
            }
            self.under_way += 1;
        }
        self.since.insert(self.next_ticket, now);
        self.next_ticket += 1;
        Ok(Ticket(self.next_ticket - 1))
    }

    pub(crate) fn on_result(&mut self, now: Instant, ticket: Ticket, verdict: Verdict) {
        let is_stale = ticket.0 < self.first_of_period;
        let now = match (self.quirk, self.since.remove(&ticket.0)) {
            (Quirk::Backdated, Some(since)) => since,
            _ => now,
        };
        // Nothing else can end while it is open, so there all of them are stale.
        let counts = match (self.quirk, self.state) {
            (Quirk::Confused, State::HalfOpen) => verdict == Verdict::Success,
            (Quirk::Resentful, State::HalfOpen) => verdict == Verdict::Failure,
            (Quirk::Vengeful, State::OpenUntil(_)) => verdict == Verdict::Failure,
            (Quirk::Haunted, State::Closed) => verdict == Verdict::Failure,
            _ => false,
        };
        let is_late = self.quirk == Quirk::Orderly && ticket.0 < self.latest;
        self.latest = self.latest.max(ticket.0);
        if self.quirk == Quirk::Displaced && is_stale && verdict == Verdict::Ignored {
            self.under_way = self.under_way.saturating_sub(1);
        }
        if is_late || (is_stale && !counts) {
            return;
        }
        match self.state {
            State::OpenUntil(_) => self.open(now),
            State::Closed if is_stale => self.open(now),
            State::Closed => self.while_closed(now, verdict),
            State::HalfOpen => self.while_half_open(now, verdict),
        }
    }

    fn while_closed(&mut self, now: Instant, verdict: Verdict) {
        let verdict = match (verdict, self.quirk) {
            (Verdict::Ignored, Quirk::Offended) => Verdict::Failure,
            (Verdict::Ignored, Quirk::Fragile) if self.log.is_empty() => {
                panic!("there are no results to count failures in")
            }
            (Verdict::Ignored, _) => return,
            (verdict, _) => verdict,
        };
        self.log.push(verdict);
        let size = match self.quirk {
            Quirk::Elephant => usize::MAX,
            _ => self.config.window,
        };
        let window = &self.log[self.log.len().saturating_sub(size)..];
        let failures = window.iter().filter(|v| **v == Verdict::Failure).count();
        let rate = failures as f64 / window.len() as f64;
        let enough = match self.quirk {
            Quirk::Touchy => true,
            Quirk::Rash => window.len() >= self.config.min_calls / 2,
            Quirk::Hesitant => self.log.len() >= 2 * self.config.min_calls,
            _ => window.len() >= self.config.min_calls,
        };
        let too_many = match self.quirk {
            Quirk::Numb => rate > self.config.failure_rate,
            Quirk::Fearful => failures > 0,
            _ => rate >= self.config.failure_rate,
        };
        if enough && too_many && self.quirk != Quirk::Trusting {
            self.open(now);
        }
    }

    fn while_half_open(&mut self, now: Instant, verdict: Verdict) {
        if verdict == Verdict::Ignored && self.quirk == Quirk::Wedged {
            return;
        }
        self.under_way = self.under_way.saturating_sub(1);
        match verdict {
            Verdict::Ignored if self.quirk == Quirk::Sulky => {
                self.open(now + self.config.open_for);
            }
            Verdict::Ignored if self.quirk == Quirk::Cautious => self.open(now),
            Verdict::Ignored => {}
            Verdict::Failure if self.quirk == Quirk::Spiteful => {
                self.open(now + self.config.open_for);
            }
            Verdict::Failure => self.open(now),
            Verdict::Success => {
                self.log.push(verdict);
                let enough = match self.quirk {
                    Quirk::Gullible => 1,
                    Quirk::Wary => self.config.probes as usize + 1,
                    _ => self.config.probes as usize,
                };
                if self.log.len() >= enough {
                    self.change_to(State::Closed);
                }
            }
        }
    }

    fn open(&mut self, now: Instant) {
        self.change_to(State::OpenUntil(now + self.config.open_for));
    }
}

/// In whole tenths of a second.
fn in_tenths(time: Duration) -> Duration {
    Duration::from_millis(time.as_millis() as u64 / 100 * 100)
}
