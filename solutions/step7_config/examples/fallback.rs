//! A fallback: something to say when there is no answer.
//!
//! `cargo run -p solution7 --example fallback`. It runs in virtual time.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lab::network::{Done, Network, ServiceConfig, Weather, in_virtual_time, open_loop, poisson};
use lab::script::{Outcome, Play, Script};
use solution7::{ConfigFile, ResilientClient, load};
use step2::ApiError;
use step3::{Request, Transport};
use tokio::time::{Instant, sleep};

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

// ANCHOR: answer
/// What a caller gets. Whoever uses it must look which it is.
#[derive(Debug)]
pub enum Answer {
    /// From the service, just now.
    Live { text: String },
    /// The last good answer, its age, and why there is no newer one.
    Stale {
        text: String,
        age: Duration,
        why: ApiError,
    },
    /// What is said when nothing is known, and why.
    Default { text: String, why: ApiError },
}
// ANCHOR_END: answer

// ANCHOR: outage
/// Whether an error says that there is no answer now: the service is in trouble,
/// or the client did not get through to it. All others *are* answers. "There is no
/// such thing" (404) and "you may not see it" (401, 403) must reach the caller.
pub fn is_outage(error: &ApiError) -> bool {
    error.is_retryable()
        || matches!(
            error,
            ApiError::Timeout { .. } | ApiError::CircuitOpen { .. } | ApiError::BulkheadFull
        )
}

/// Whether an answer says that what was kept must not be shown any more.
fn is_withdrawn(error: &ApiError) -> bool {
    let status = error.status().map(|status| status.as_u16());
    matches!(status, Some(401 | 403 | 404 | 410))
}
// ANCHOR_END: outage

/// What to keep, and for how long.
#[derive(Clone, Debug)]
pub struct FallbackConfig {
    /// An answer that is older is no longer told.
    pub max_age: Duration,
    /// How many answers are kept; the oldest gives way. Zero: none.
    pub max_kept: usize,
    /// What to say about a path of which nothing is known.
    pub defaults: BTreeMap<String, String>,
}

struct Kept {
    text: String,
    /// When it was asked for: it cannot be newer than that.
    at: Instant,
}

/// Keeps good answers, and tells them when there are no new ones.
///
/// It goes around all other layers, and it is no [`Transport`]: what is built on
/// it must not take an old answer for a new one. It is for `GET`, and for answers
/// that are the same for everybody: one for each user whose data it keeps.
// ANCHOR: fallback
pub struct Fallback<T> {
    inner: T,
    config: FallbackConfig,
    /// The last good answer of each path.
    kept: Mutex<HashMap<String, Kept>>,
}

impl<T: Transport> Fallback<T> {
    /// Nothing is kept yet.
    pub fn new(inner: T, config: FallbackConfig) -> Fallback<T> {
        Fallback {
            inner,
            config,
            kept: Mutex::default(),
        }
    }

    /// Asks the service for `path`, and tells something else if it must.
    ///
    /// Each decision is an event of level warn, with `path`, without its query, and
    /// `error`: an outage must stay visible for those who watch.
    ///
    /// - `fallback`, with `reason` (`last good answer` or `default`) and, for the
    ///   first, `age_ms`;
    /// - `no fallback`, with `reason` (`not an outage` or `nothing to tell`).
    ///
    /// # Errors
    /// What the transport inside said, if it is no outage or there is nothing to
    /// tell.
    pub async fn get(&self, path: &str) -> Result<Answer, ApiError> {
        let request = Request::get(path);
        let asked = Instant::now();
        match self.inner.send(&request).await {
            Ok(reply) => {
                let text = reply.text();
                self.keep(path, &text, asked);
                Ok(Answer::Live { text })
            }
            Err(error) => self.instead(&request, error),
        }
    }

    fn instead(&self, request: &Request, error: ApiError) -> Result<Answer, ApiError> {
        let path = request.path_for_log();
        if !is_outage(&error) {
            if is_withdrawn(&error) {
                self.kept().remove(&request.path);
            }
            tracing::warn!(path, %error, reason = "not an outage", "no fallback");
            return Err(error);
        }
        if let Some((text, age)) = self.last_good(&request.path) {
            let age_ms = age.as_millis() as u64;
            tracing::warn!(path, %error, reason = "last good answer", age_ms, "fallback");
            let why = error;
            return Ok(Answer::Stale { text, age, why });
        }
        if let Some(text) = self.config.defaults.get(&request.path) {
            tracing::warn!(path, %error, reason = "default", "fallback");
            let (text, why) = (text.clone(), error);
            return Ok(Answer::Default { text, why });
        }
        tracing::warn!(path, %error, reason = "nothing to tell", "no fallback");
        Err(error)
    }
    // ANCHOR_END: fallback

    /// Keeps an answer, unless a newer one is there.
    fn keep(&self, path: &str, text: &str, at: Instant) {
        let mut kept = self.kept();
        if kept.get(path).is_some_and(|known| known.at > at) {
            return;
        }
        let text = text.to_owned();
        kept.insert(path.to_owned(), Kept { text, at });
        if kept.len() > self.config.max_kept {
            let oldest = kept.iter().min_by_key(|(_, known)| known.at);
            if let Some(path) = oldest.map(|(path, _)| path.clone()) {
                kept.remove(&path);
            }
        }
    }

    /// The answer that was kept, and its age, unless it is too old.
    fn last_good(&self, path: &str) -> Option<(String, Duration)> {
        let kept = self.kept();
        let known = kept.get(path)?;
        let age = known.at.elapsed();
        (age <= self.config.max_age).then(|| (known.text.clone(), age))
    }

    /// What is kept. An entry is written whole or not at all, so a poisoned lock is
    /// used as any other.
    fn kept(&self) -> MutexGuard<'_, HashMap<String, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of each call to a service that answers in this way, a second apart,
/// with a fallback of half an hour.
pub fn story(plays: &[Play]) -> Vec<Result<Answer, ApiError>> {
    let config = FallbackConfig {
        max_age: 1800 * SECOND,
        max_kept: 100,
        defaults: BTreeMap::new(),
    };
    in_virtual_time(|| async {
        let client = Fallback::new(Script::new(plays.to_vec()), config);
        let mut answers = Vec::new();
        for _ in plays {
            answers.push(client.get("/price").await);
            sleep(SECOND).await;
        }
        answers
    })
}

/// The whole client of step 7 in front of a network.
fn resilient(network: &Network) -> ResilientClient<Network> {
    let file = ConfigFile {
        name: "fallback.toml",
        // Nobody looks at the address. No seed would repeat what the client draws.
        text: "base_url = 'http://127.0.0.1:1'\npreset = 'interactive'\nretry.jitter = false",
    };
    let config = load(file, &BTreeMap::new()).expect("the configuration is valid");
    let network = network.with_timeout(config.config.timeouts.read);
    ResilientClient::around(network, config.config).expect("the configuration is valid")
}

const OUTAGE: [Duration; 2] = [Duration::from_secs(30), Duration::from_secs(90)];
const END: Duration = Duration::from_secs(120);

/// A service that is down for a minute in the middle of two.
fn prices() -> ServiceConfig {
    ServiceConfig {
        capacity: 20,
        weather: vec![Weather::Down.between(OUTAGE[0], OUTAGE[1])],
        ..ServiceConfig::default()
    }
}

/// How many answers of which kind the callers got.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub live: usize,
    pub stale: usize,
    pub default: usize,
    pub errors: usize,
    /// The age of the oldest.
    pub oldest: Duration,
}

// ANCHOR: told
/// What callers are told, twenty times a second, about ten prices.
pub fn told(max_age: Duration, has_defaults: bool) -> Told {
    let path = |number: u32| format!("/prices/{}", number % 10);
    let defaults = (0..10).map(|number| (path(number), "ask us".to_owned()));
    let config = FallbackConfig {
        max_age,
        max_kept: 100,
        defaults: defaults.filter(|_| has_defaults).collect(),
    };
    let calls = in_virtual_time(|| async move {
        let network = Network::new(prices(), 1);
        let client = Arc::new(Fallback::new(resilient(&network), config));
        open_loop(poisson(20.0, 1), END, |number| {
            let client = Arc::clone(&client);
            async move { client.get(&path(number)).await }
        })
        .await
    });
    let mut told = Told::default();
    for (_, answer) in calls.into_iter().filter_map(|call| call.outcome) {
        match answer {
            Ok(Answer::Live { .. }) => told.live += 1,
            Ok(Answer::Stale { age, .. }) => {
                told.stale += 1;
                told.oldest = told.oldest.max(age);
            }
            Ok(Answer::Default { .. }) => told.default += 1,
            Err(_) => told.errors += 1,
        }
    }
    told
}
// ANCHOR_END: told

/// Another service, which could tell the prices too.
fn other() -> ServiceConfig {
    ServiceConfig {
        capacity: 3,
        ..ServiceConfig::default()
    }
}

/// The shares of calls that were answered during the outage, from 0 to 1.
#[derive(Debug)]
pub struct Shares {
    /// Of the calls for a price.
    pub prices: f64,
    /// Of the calls that the other service has anyway.
    pub its_own: f64,
}

// ANCHOR: other
/// What becomes of both when so many calls a second go to the other service during
/// the outage; if not `asks`, they end with an error instead.
pub fn ask_the_other(prices: f64, asks: bool) -> Shares {
    in_virtual_time(|| async move {
        let other = Network::new(other(), 2);
        let first = Network::new(self::prices(), 1);
        let client = Arc::new((resilient(&first), resilient(&other)));
        let prices = open_loop(poisson(prices, 1), END, |_| {
            let client = Arc::clone(&client);
            async move {
                let request = Request::get("/price");
                match client.0.send(&request).await {
                    Err(error) if asks && is_outage(&error) => {
                        client.1.send(&request).await.is_ok()
                    }
                    answer => answer.is_ok(),
                }
            }
        });
        let user = Arc::new(resilient(&other));
        let its_own = open_loop(poisson(OWN, 2), END, |_| {
            let user = Arc::clone(&user);
            async move { user.send(&Request::get("/own")).await.is_ok() }
        });
        let (prices, its_own) = tokio::join!(prices, its_own);
        Shares {
            prices: answered(&prices),
            its_own: answered(&its_own),
        }
    })
}
// ANCHOR_END: other

/// What the other service has to do anyway, in calls a second.
const OWN: f64 = 20.0;

/// Of the calls that began during the outage.
fn answered(calls: &[Done<bool>]) -> f64 {
    let [from, to] = OUTAGE.map(|time| time.as_millis() as u64);
    let then = calls
        .iter()
        .filter(|call| (from..to).contains(&call.started));
    let (good, all) = then.fold((0.0, 0.0), |(good, all), call| {
        let is_good = matches!(call.outcome, Some((_, true)));
        (good + f64::from(u8::from(is_good)), all + 1.0)
    });
    good / all
}

fn main() {
    println!("A minute of outage in two minutes, twenty calls a second for ten prices:");
    println!("                                live   stale  default  error   oldest");
    for (name, max_age, has_defaults) in [
        ("no fallback", Duration::ZERO, false),
        ("last good answer, up to 30 s", 30 * SECOND, false),
        ("the same, and a default", 30 * SECOND, true),
        ("last good answer, up to 1 h", 3600 * SECOND, false),
    ] {
        let told = told(max_age, has_defaults);
        let oldest = match told.oldest {
            Duration::ZERO => "-".into(),
            age => format!("{} s", age.as_secs()),
        };
        println!(
            "  {name:28} {:>5} {:>7} {:>8} {:>6} {oldest:>8}",
            told.live, told.stale, told.default, told.errors,
        );
    }

    println!("\nOne price, once a second:");
    let plays = [
        ("200", Play::status(200)),
        ("503", Play::status(503)),
        ("read time-out", Outcome::TimedOut.into()),
        ("circuit open", Outcome::CircuitOpen(500 * MS).into()),
        ("404", Play::status(404)),
        ("503", Play::status(503)),
    ];
    let answers = story(&plays.clone().map(|(_, play)| play));
    for ((name, _), answer) in plays.iter().zip(answers) {
        let answer = match answer {
            Ok(Answer::Live { .. }) => "the new price".into(),
            Ok(Answer::Stale { age, .. }) => format!("the old price, \"{} s ago\"", age.as_secs()),
            Ok(Answer::Default { text, .. }) => text,
            Err(error) => format!("an error: {error}"),
        };
        println!("  {name:14} -> {answer}");
    }

    let most = other().requests_per_second();
    println!("\nAnother service can carry {most:.0} calls a second and has {OWN} of its own.");
    println!("Answered during the outage:");
    println!("                                calls for a price   its own calls");
    for (name, prices, asks) in [
        ("nobody asks it", 60.0, false),
        ("20 calls a second ask it", 20.0, true),
        ("60 calls a second ask it", 60.0, true),
    ] {
        let shares = ask_the_other(prices, asks);
        println!(
            "  {name:30} {:>13.0} % {:>13.0} %",
            shares.prices * 100.0,
            shares.its_own * 100.0
        );
    }
}
