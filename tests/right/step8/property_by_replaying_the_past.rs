// Right: a list of all that has happened, from which each answer is worked out anew.
// ANCHOR: exercise_8_4_use
use tokio::time::Instant;
use trial::Ticket;
// ANCHOR_END: exercise_8_4_use
// ANCHOR: exercise_8_4
let mut breaker = breaker;
let start = Instant::now();
let mut now = 0;
let mut past = Vec::new();
let mut calls: Vec<(Ticket, usize)> = Vec::new();
for event in events {
    let at = start + Duration::from_millis(now);
    match event {
        Event::Wait(millis) => now += millis,
        Event::Ask => {
            let answer = breaker.admit(at);
            let found = match &answer {
                Ok(_) => None,
                Err(refused) => Some(refused.retry_in.as_millis() as u64),
            };
            let expected = Past::of(&past).refusal(now);
            if found != expected {
                return Err(format!("at {now}: {found:?}, but {expected:?} after {past:?}"));
            }
            if let Ok(ticket) = answer {
                calls.push((ticket, past.len()));
                past.push(Happened::Admitted(now));
            }
        }
        Event::End(which, verdict) => {
            if calls.is_empty() {
                continue;
            }
            let (ticket, began) = calls.swap_remove(which % calls.len());
            breaker.on_result(at, ticket, *verdict);
            past.push(Happened::Ended(now, began, *verdict));
        }
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
// ANCHOR: exercise_8_4_rules
#[derive(Debug, Clone, Copy)]
enum Happened {
    /// When.
    Admitted(u64),
    /// When, the place in the list at which the call was admitted, and how.
    Ended(u64, usize, Verdict),
}

/// What counts of the past.
struct Past {
    /// Everything before this place in the list is over and done with.
    since: usize,
    open_until: Option<u64>,
    is_half_open: bool,
    results: Vec<bool>,
    probes: usize,
}

impl Past {
    fn fresh(since: usize) -> Past {
        Past {
            since,
            open_until: None,
            is_half_open: false,
            results: Vec::new(),
            probes: 0,
        }
    }

    fn of(happened: &[Happened]) -> Past {
        let mut past = Past::fresh(0);
        for (place, event) in happened.iter().enumerate() {
            match *event {
                Happened::Admitted(_) if past.open_until.is_some() => {
                    past = Past::fresh(place);
                    past.is_half_open = true;
                    past.probes = 1;
                }
                Happened::Admitted(_) => past.probes += 1,
                Happened::Ended(at, began, verdict) if began >= past.since => {
                    past.ended(place, at, verdict);
                }
                Happened::Ended(..) => {}
            }
        }
        past
    }

    fn ended(&mut self, place: usize, at: u64, verdict: Verdict) {
        let failed = match verdict {
            Verdict::Ignored => {
                self.probes -= 1;
                return;
            }
            Verdict::Failure => true,
            Verdict::Success => false,
        };
        self.results.push(failed);
        let last = &self.results[self.results.len().saturating_sub(4)..];
        let failures = last.iter().filter(|failed| **failed).count();
        let is_bad = match self.is_half_open {
            true => failed,
            false => last.len() > 1 && failures * 2 >= last.len(),
        };
        if is_bad {
            *self = Past::fresh(place + 1);
            self.open_until = Some(at + 1000);
        } else if self.is_half_open && self.results.len() == 2 {
            *self = Past::fresh(place + 1);
        }
    }

    fn refusal(&self, now: u64) -> Option<u64> {
        match self.open_until {
            Some(until) if until > now => Some(until - now),
            Some(_) => None,
            None if self.is_half_open && self.probes >= 2 => Some(0),
            None => None,
        }
    }
}
// ANCHOR_END: exercise_8_4_rules
