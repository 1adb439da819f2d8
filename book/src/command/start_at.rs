//! `cargo workbook start-at`.

use anyhow::Result;

use super::reset::replace;
use super::{asked, is_begun};
use crate::place::{Root, read};
use crate::stubs::{self, Stub};

/// Makes the steps before this one finished, as the reference solutions have them,
/// so that a learner can begin here. What somebody wrote there is saved first,
/// after a question. The step itself and those after it are not touched.
///
/// # Errors
/// When there is no such step, a file cannot be read or written, or nobody can be
/// asked.
pub fn start_at(root: &Root, step: &str, yes: bool) -> Result<()> {
    let step = root.step(step)?;
    let mut to_write = Vec::new();
    let mut written = Vec::new();
    for earlier in root.steps()?.into_iter().filter(|s| s.number < step.number) {
        let finished = stubs::until(root, &earlier, u32::MAX)?;
        let is_there = |stub: &Stub| read(&stub.path).ok().as_ref() == Some(&stub.text);
        if finished.iter().all(is_there) {
            continue;
        }
        if is_begun(root, &earlier)? {
            written.push(earlier.package());
        }
        to_write.push((earlier, finished));
    }
    if !written.is_empty() {
        let question = format!(
            "The reference solutions take the place of what you wrote in {}; that is saved first. \
             Go on?",
            written.join(", ")
        );
        if !asked(&question, yes)? {
            return Ok(());
        }
    }
    for (earlier, finished) in &to_write {
        let backup = replace(root, earlier, finished)?;
        let (name, backup) = (earlier.package(), root.name_of(&backup));
        println!("{name} is finished; what was there is in {backup}.");
    }
    println!("Begin with: cargo run -p {}", step.package());
    Ok(())
}
