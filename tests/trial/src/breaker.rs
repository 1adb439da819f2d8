//! The state machine of a circuit breaker, whatever is inside of it.

use step5::{BreakerConfig, Machine, Refused, Verdict};
use tokio::time::Instant;

use crate::machine::ByHand;
use crate::quirk::Quirk;

/// The state machine of a circuit breaker, as in step 5. Time is passed in.
pub struct Breaker(Inner);

enum Inner {
    Step5(Machine, Vec<Option<step5::Ticket>>),
    ByHand(ByHand),
}

/// The right to make one call.
#[derive(Debug, PartialEq, Eq)]
pub struct Ticket(pub(crate) u64);

impl Breaker {
    pub(crate) fn of_step5(config: BreakerConfig) -> Breaker {
        Breaker(Inner::Step5(Machine::new(config), Vec::new()))
    }

    pub(crate) fn by_hand(config: BreakerConfig, quirk: Quirk) -> Breaker {
        Breaker(Inner::ByHand(ByHand::new(config, quirk)))
    }

    /// Asks for the right to make a call at the time `now`. See
    /// [`Machine::admit`].
    ///
    /// # Errors
    /// [`Refused`], with the time that is left until a call may be made; zero if
    /// that depends on probes that are under way.
    pub fn admit(&mut self, now: Instant) -> Result<Ticket, Refused> {
        match &mut self.0 {
            Inner::ByHand(machine) => machine.admit(now),
            Inner::Step5(machine, tickets) => {
                let ticket = machine.admit(now)?;
                tickets.push(Some(ticket));
                Ok(Ticket(tickets.len() as u64 - 1))
            }
        }
    }

    /// Takes back a ticket, with what came of the call. See
    /// [`Machine::on_result`].
    pub fn on_result(&mut self, now: Instant, ticket: Ticket, verdict: Verdict) {
        match &mut self.0 {
            Inner::ByHand(machine) => machine.on_result(now, ticket, verdict),
            Inner::Step5(machine, tickets) => {
                if let Some(ticket) = tickets[ticket.0 as usize].take() {
                    machine.on_result(now, ticket, verdict);
                }
            }
        }
    }
}
