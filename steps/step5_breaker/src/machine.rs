//! The circuit breaker as a plain state machine: no clock of its own, no tasks,
//! no locks. Whoever uses it passes the time in.

use std::time::Duration;

use tokio::time::Instant;

use crate::{BreakerConfig, Verdict, Window};

/// What the breaker is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Calls go through, and their results are counted.
    Closed,
    /// No call goes through.
    Open,
    /// A few calls go through to find out how things are.
    HalfOpen,
}

/// The right to make one call. It belongs to the period in which it was given:
/// a period begins with each change of state.
#[derive(Debug, PartialEq, Eq)]
pub struct Ticket {
    period: u64,
}

/// No call may be made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// How long until a call may be made: what is left of the open time. Zero
    /// while it is half-open, which says "nobody knows" and not "now": it depends
    /// on the probes.
    pub retry_in: Duration,
}

/// What there is to know in each state.
#[derive(Clone, Debug)]
enum Inner {
    Closed { window: Window },
    Open { until: Instant },
    HalfOpen { under_way: u32, succeeded: u32 },
}

/// The state machine of a circuit breaker.
#[derive(Clone, Debug)]
pub struct Machine {
    config: BreakerConfig,
    inner: Inner,
    /// Counts the changes of state.
    period: u64,
}

impl Machine {
    /// A closed circuit with an empty window.
    pub fn new(config: BreakerConfig) -> Machine {
        let window = Window::new(config.window);
        Machine {
            config,
            inner: Inner::Closed { window },
            period: 0,
        }
    }

    /// The state as of the last call of [`admit`](Machine::admit) or
    /// [`on_result`](Machine::on_result): time alone changes nothing.
    pub fn state(&self) -> State {
        match self.inner {
            Inner::Closed { .. } => State::Closed,
            Inner::Open { .. } => State::Open,
            Inner::HalfOpen { .. } => State::HalfOpen,
        }
    }

    /// Begins a new period. Tickets of the old one are worth nothing from now on.
    fn change_to(&mut self, inner: Inner) {
        self.period += 1;
        self.inner = inner;
    }

    /// Opens the circuit at the time `now`, for `open_for`. Also for an operator
    /// who knows more than the window does.
    pub fn open(&mut self, now: Instant) {
        // Open "for ever" is as good as for a hundred years.
        let longest = Duration::from_secs(100 * 365 * 24 * 3600);
        let until = now + self.config.open_for.min(longest);
        self.change_to(Inner::Open { until });
    }

    /// Makes the circuit half-open, with no probe under way.
    pub fn half_open(&mut self) {
        self.change_to(Inner::HalfOpen {
            under_way: 0,
            succeeded: 0,
        });
    }

    /// Closes the circuit, with an empty window.
    pub fn close(&mut self) {
        let window = Window::new(self.config.window);
        self.change_to(Inner::Closed { window });
    }

    /// What is left of the open time at the time `now`: zero when it is over,
    /// `None` when the circuit is not open.
    pub fn open_time_left(&self, now: Instant) -> Option<Duration> {
        match self.inner {
            Inner::Open { until } => Some(until.saturating_duration_since(now)),
            _ => None,
        }
    }

    /// Asks for the right to make a call at the time `now`.
    ///
    /// Closed: granted. Open: refused until the open time is over; the first who
    /// asks at that moment (`now >= until`) or later makes it half-open. Half-open:
    /// granted while those under way and those that have succeeded are together
    /// fewer than `probes`; the one who makes it half-open is the first of them.
    ///
    /// # Errors
    /// [`Refused`], with the time that is left.
    pub fn admit(&mut self, now: Instant) -> Result<Ticket, Refused> {
        todo!(
            "exercise 5.3: may a call be made now? — {now:?} {}",
            self.config.probes
        )
    }

    /// Takes back a ticket at the time `now`, with what came of the call.
    ///
    /// A ticket of an earlier period changes nothing. [`Verdict::Ignored`]
    /// changes nothing either, except that a probe's place is free again.
    pub fn on_result(&mut self, now: Instant, ticket: Ticket, verdict: Verdict) {
        if ticket.period != self.period {
            return;
        }
        match self.state() {
            State::Closed => self.on_result_closed(now, verdict),
            State::HalfOpen => self.on_probe(now, verdict),
            // No ticket is ever given while it is open.
            State::Open => {}
        }
    }

    /// A result while closed: it is recorded, and the circuit opens for
    /// `open_for` when the window holds at least `min_calls` results and its
    /// failure rate has reached `failure_rate`.
    fn on_result_closed(&mut self, now: Instant, verdict: Verdict) {
        let Inner::Closed { window } = &mut self.inner else {
            return;
        };
        todo!(
            "exercise 5.4: record the result, open if it is too much — {now:?} {verdict:?} {window:?}"
        )
    }

    /// The result of a probe. The first failure opens the circuit again, for the
    /// whole of `open_for`; when `probes` have succeeded it closes, with an
    /// empty window. An ignored one gives its place back, and that is all.
    fn on_probe(&mut self, now: Instant, verdict: Verdict) {
        let Inner::HalfOpen {
            under_way,
            succeeded,
        } = &mut self.inner
        else {
            return;
        };
        todo!(
            "exercise 5.5: what a probe has found out — {now:?} {verdict:?} {under_way} {succeeded}"
        )
    }
}
