//! A trace as a picture for the terminal, 80 columns wide.

use std::time::Duration;

use super::{Slice, Trace};

/// Columns of the label, columns of the chart, and rows of its taller part.
const LABEL: usize = 12;
const CHART: usize = 66;
const ROWS: usize = 6;

impl Trace {
    /// Load, success and queue over time.
    ///
    /// A full block is what succeeded, a shaded one what arrived beyond that. The
    /// queue, below, has a scale of its own.
    pub fn picture(&self) -> String {
        let width = self.until.div_ceil(CHART as u64).max(1);
        let slices = self.slices(Duration::from_millis(width));
        if slices.is_empty() {
            return "(no time has passed)\n".into();
        }
        let per_second = |count: usize| count as f64 * 1000.0 / width as f64;
        let most = slices
            .iter()
            .map(|slice| slice.arrived.max(slice.succeeded));
        let most = per_second(most.max().unwrap_or(0));

        let mut picture = String::from("requests/s   █ succeeded   ░ arrived, and did not\n");
        for row in (0..ROWS).rev() {
            let label = match row {
                0 => "0".to_owned(),
                row if row == ROWS - 1 => format!("{most:.0}"),
                _ => String::new(),
            };
            // A cell is filled when the value reaches its middle.
            let level = most * (row as f64 + 0.5) / ROWS as f64;
            let cells = slices.iter().map(|slice| cell(slice, level, per_second));
            line(&mut picture, &label, '│', cells.collect());
        }
        let deepest = slices.iter().map(|slice| slice.queued).max().unwrap_or(0);
        let queue = slices.iter().map(|slice| bar(slice.queued, deepest));
        line(
            &mut picture,
            &format!("queue {deepest}"),
            '│',
            queue.collect(),
        );
        let end = format!("{:.0} s", self.until as f64 / 1000.0);
        let axis = format!("0 s{end:>rest$}", rest = slices.len().saturating_sub(3));
        line(&mut picture, "", ' ', axis);
        picture
    }
}

fn line(picture: &mut String, label: &str, edge: char, text: String) {
    let line = format!("{label:>LABEL$} {edge}{text}");
    picture.push_str(line.trim_end());
    picture.push('\n');
}

fn cell(slice: &Slice, level: f64, per_second: impl Fn(usize) -> f64) -> char {
    if level > 0.0 && per_second(slice.succeeded) >= level {
        '█'
    } else if level > 0.0 && per_second(slice.arrived) >= level {
        '░'
    } else {
        ' '
    }
}

/// One of eight heights; a blank only for zero.
fn bar(value: usize, most: usize) -> char {
    const HEIGHTS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    HEIGHTS[(value * 8).div_ceil(most.max(1))]
}
