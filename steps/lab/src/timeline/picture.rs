//! Drawing: one row for each attempt, wait or request, 80 columns wide at most.

use std::time::{Duration, Instant};

use super::Event;
use crate::Seen;

/// Columns of a row's label, of its bar, and of the note behind it.
const LABEL: usize = 18;
const BAR: usize = 36;
const NOTE: usize = 22;

/// One row of the picture. Times count from the first row's start.
struct Row {
    label: String,
    start: Duration,
    end: Option<Duration>,
    fill: char,
    note: String,
}

/// Draws what a client did. Rows come from the events `attempt started`,
/// `attempt succeeded`, `attempt failed`, `retry` and `deadline exceeded`;
/// others are left out. Empty when there is nothing to draw.
pub fn of_events(events: &[Event]) -> String {
    let Some(first) = events.first() else {
        return String::new();
    };
    let mut rows: Vec<Row> = Vec::new();
    for event in events {
        let at = event.at.duration_since(first.at);
        match event.name.as_str() {
            "attempt started" => rows.push(attempt(event, &rows, at)),
            "attempt succeeded" => finish(&mut rows, at, note_of_success(event)),
            "attempt failed" => finish(&mut rows, at, format!("✘ {}", text(event, "error"))),
            "retry" => rows.push(wait(event, at)),
            "deadline exceeded" => finish(&mut rows, at, "✘ deadline exceeded".into()),
            _ => {}
        }
    }
    draw(&rows)
}

fn attempt(event: &Event, rows: &[Row], at: Duration) -> Row {
    let earlier = rows.iter().filter(|row| row.fill == '█').count();
    let what = format!("{} {}", text(event, "method"), text(event, "path"));
    Row {
        label: format!("{} {}", earlier + 1, what.trim()),
        start: at,
        end: None,
        fill: '█',
        note: String::new(),
    }
}

fn wait(event: &Event, at: Duration) -> Row {
    let wait = Duration::from_millis(event.number("wait_ms").unwrap_or(0));
    Row {
        label: "  wait".into(),
        start: at,
        end: Some(at + wait),
        fill: '░',
        note: format!("{} ms", wait.as_millis()),
    }
}

fn note_of_success(event: &Event) -> String {
    format!("✔ {}", text(event, "status"))
}

fn text(event: &Event, field: &str) -> String {
    event.field(field).unwrap_or_default().to_owned()
}

fn finish(rows: &mut [Row], at: Duration, note: String) {
    if let Some(row) = rows.iter_mut().rev().find(|row| row.end.is_none()) {
        row.end = Some(at);
        row.note = note;
    }
}

/// Draws what the service saw: one row a request.
pub fn of_service(seen: &[Seen]) -> String {
    let Some(first) = seen.iter().map(|seen| seen.at).min() else {
        return "(the service saw no request)\n".into();
    };
    let now = Instant::now();
    let rows: Vec<Row> = seen
        .iter()
        .map(|seen| Row {
            label: format!("{} {}", seen.method, seen.path),
            start: seen.at - first,
            end: Some(seen.ended_at.unwrap_or(now) - first),
            fill: '█',
            note: seen.ended.to_string(),
        })
        .collect();
    draw(&rows)
}

fn draw(rows: &[Row]) -> String {
    let ends = rows.iter().map(|row| row.end.unwrap_or(row.start));
    let total = ends.max().unwrap_or_default();
    let mut picture = String::new();
    if !rows.is_empty() {
        let right = format!("{} ms", total.as_millis());
        picture.push_str(&format!(
            "{:LABEL$} 0 ms{right:>width$}\n",
            "",
            width = BAR - 4
        ));
    }
    for row in rows {
        let line = format!(
            "{:LABEL$} {:BAR$} {}",
            cut(&row.label, LABEL),
            bar(row, total),
            cut(&row.note, NOTE),
        );
        picture.push_str(line.trim_end());
        picture.push('\n');
    }
    picture
}

/// The bar of a row: at least one column wide, and never past the edge.
fn bar(row: &Row, total: Duration) -> String {
    let column = |time: Duration| {
        if total.is_zero() {
            return 0;
        }
        let share = time.as_secs_f64() / total.as_secs_f64();
        ((share * BAR as f64) as usize).min(BAR)
    };
    let start = column(row.start).min(BAR - 1);
    let end = column(row.end.unwrap_or(total)).max(start + 1);
    let fill: String = std::iter::repeat_n(row.fill, end - start).collect();
    " ".repeat(start) + &fill
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).chain(['…']).collect()
}
