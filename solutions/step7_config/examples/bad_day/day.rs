//! What happens on this day, and when.

use std::ops::Range;
use std::time::Duration;

use lab::network::Weather::{Down, Errors, Failing, Silent, Slow};
use lab::network::{Latency, ServiceConfig, Weather, WhenClientLeaves, poisson};

// ANCHOR: day
/// A part of the day, in seconds. When it is over, the weather is fine until the
/// next one begins.
pub struct Part {
    pub name: &'static str,
    pub time: Range<u64>,
    pub weather: Option<Weather>,
}

#[rustfmt::skip]
pub const DAY: [Part; 6] = [
    Part { name: "Fine weather",   time:  0..4,  weather: None },
    Part { name: "The burst",      time:  4..9,  weather: None },
    Part { name: "The slow-down",  time: 16..22, weather: Some(Slow(3.0)) },
    Part { name: "The outage",     time: 30..36, weather: Some(Down) },
    Part { name: "The cold start", time: 36..39, weather: Some(Slow(3.0)) },
    Part { name: "The errors",     time: 48..56, weather: Some(Errors(0.3)) },
];
pub const END: u64 = 62;

/// Ten requests at once. A client that leaves goes unnoticed: its request keeps
/// its place, and is worked on for nobody.
pub fn service() -> ServiceConfig {
    let spells = DAY.iter().filter_map(|part| {
        let Range { start, end } = part.time;
        Some(part.weather?.between(seconds(start), seconds(end)))
    });
    ServiceConfig {
        capacity: 10,
        queue: 500,
        latency: Latency::new(Duration::from_millis(88), Duration::from_millis(300)),
        when_client_leaves: WhenClientLeaves::WorkOn,
        weather: spells.collect(),
        ..ServiceConfig::default()
    }
}

pub const CLIENTS: u32 = 8;
/// How many calls a second a client makes on average, and in the burst.
pub const CALLS: f64 = 8.0;
pub const CALLS_IN_BURST: f64 = 20.0;
/// Every fifth call is for a page that cannot wait longer than this.
pub const HURRY: Duration = Duration::from_millis(400);
// ANCHOR_END: day

pub fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// When calls are made, by all clients together.
pub fn arrivals(seed: u64) -> Vec<Duration> {
    let Range { start, end } = DAY[1].time;
    let usual = poisson(CALLS * f64::from(CLIENTS), seed);
    let usual = usual.take_while(|at| *at < seconds(END));
    let more = poisson((CALLS_IN_BURST - CALLS) * f64::from(CLIENTS), seed + 1);
    let more = more.map(|at| seconds(start) + at);
    let more = more.take_while(|at| *at < seconds(end));
    let mut all: Vec<_> = usual.chain(more).collect();
    all.sort();
    all
}

impl Part {
    /// The fine weather behind it: until the next part begins, or the day ends.
    pub fn after(&self) -> Range<u64> {
        let starts = DAY.iter().map(|part| part.time.start).chain([END]);
        let next = starts.filter(|start| *start >= self.time.end).min();
        self.time.end..next.unwrap_or(END)
    }

    /// How many requests a second the service can carry in this weather.
    pub fn carries(&self) -> f64 {
        let fine = service().requests_per_second();
        match self.weather {
            Some(Slow(times)) => fine / times,
            Some(Down) => 0.0,
            _ => fine,
        }
    }

    /// Its name, its time, and what happens.
    pub fn title(&self) -> String {
        let Range { start, end } = self.time;
        let what = match self.weather {
            Some(Slow(times)) => format!("all work takes {times} times as long"),
            Some(Errors(rate)) => format!("{:.0} % of the requests fail", rate * 100.0),
            Some(Down) => "connections are refused".into(),
            Some(Silent) => "requests vanish".into(),
            Some(Failing(status)) => format!("each request gets {status} at once"),
            None if self.time == DAY[1].time => {
                format!("{CALLS_IN_BURST} calls a second from each client, not {CALLS}")
            }
            None => "nothing happens".into(),
        };
        format!("{}, {start} s to {end} s: {what}", self.name)
    }
}
