//! Breakers, compared with the machine of step 5.

use std::time::Duration;

use proptest::prelude::*;
use step5::{BreakerConfig, Verdict};
use tokio::time::Instant;

use super::stories;
use crate::quirk::Quirk;
use crate::{Subject, Trial};

#[derive(Clone, Debug)]
enum Event {
    Ask,
    End(usize, Verdict),
    Wait(u64),
}

fn config() -> impl Strategy<Value = BreakerConfig> {
    let numbers = (1..8_usize, 1..8_usize, 1..=10_u32, 1..2000_u64, 1..4_u32);
    numbers.prop_map(|(a, b, tenths, open_for, probes)| BreakerConfig {
        window: a.max(b),
        min_calls: a.min(b),
        failure_rate: f64::from(tenths) / 10.0,
        open_for: Duration::from_millis(open_for),
        probes,
    })
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let verdict = prop_oneof![
        Just(Verdict::Success),
        Just(Verdict::Failure),
        Just(Verdict::Ignored)
    ];
    let event = prop_oneof![
        5 => Just(Event::Ask),
        5 => (any::<usize>(), verdict).prop_map(|(which, verdict)| Event::End(which, verdict)),
        1 => (0..1500_u64).prop_map(Event::Wait),
    ];
    prop::collection::vec(event, 0..100)
}

/// What a breaker answers; `Ok` if it admits.
fn answers(quirk: Quirk, config: &BreakerConfig, events: &[Event]) -> Vec<Result<(), Duration>> {
    let mut breaker = Subject(quirk).breaker(config.clone());
    let (mut now, mut calls, mut answers) = (Instant::now(), Vec::new(), Vec::new());
    for event in events {
        match event {
            Event::Wait(millis) => now += Duration::from_millis(*millis),
            Event::Ask => match breaker.admit(now) {
                Ok(ticket) => {
                    calls.push(ticket);
                    answers.push(Ok(()));
                }
                Err(refused) => answers.push(Err(refused.retry_in)),
            },
            Event::End(which, verdict) if !calls.is_empty() => {
                let ticket = calls.swap_remove(which % calls.len());
                breaker.on_result(now, ticket, *verdict);
            }
            Event::End(..) => {}
        }
    }
    answers
}

#[test]
fn the_correct_breakers_answer_alike() {
    for (config, events) in stories((config(), events()), 1000) {
        let reference = answers(Quirk::Reference, &config, &events);
        for quirk in Trial::Property.correct() {
            let other = answers(*quirk, &config, &events);
            assert_eq!(other, reference, "{quirk:?} {config:?}\n{events:?}");
        }
    }
}

#[test]
fn each_broken_breaker_answers_otherwise_now_and_then() {
    let stories = stories((config(), events()), 1000);
    for quirk in Trial::Property.broken() {
        let differs = stories.iter().any(|(config, events)| {
            let answers = |quirk| answers(quirk, config, events);
            // A panic is an answer, too.
            let found = std::panic::catch_unwind(|| answers(*quirk));
            found.ok() != Some(answers(Quirk::Reference))
        });
        assert!(differs, "{quirk:?} answers the same in all stories");
    }
}
