//! Links inside the finished book: each must lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

/// Pages that mdBook makes of others, whose links are checked there.
const MADE_OF_OTHERS: [&str; 3] = ["print.html", "toc.html", "404.html"];

/// Fails when a page links to a page or a place of this book that is not there.
///
/// # Errors
/// When a link leads nowhere; the message lists them all.
pub fn check(folder: &Path) -> Result<()> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".html") {
            pages.insert(name, fs::read_to_string(&path)?);
        }
    }
    let ids: BTreeMap<_, BTreeSet<_>> = pages
        .iter()
        .map(|(name, html)| (name.as_str(), values(html, " id=\"").collect()))
        .collect();
    let mut broken = Vec::new();
    for (page, html) in &pages {
        if MADE_OF_OTHERS.contains(&page.as_str()) {
            continue;
        }
        for link in values(main_part(html), " href=\"") {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (target, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { page } else { target };
            let leads_there = match ids.get(target) {
                Some(ids) => place.is_empty() || ids.contains(place),
                None => folder.join(target).exists(),
            };
            if !leads_there {
                broken.push(format!("{page}: the link to {link} leads nowhere"));
            }
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("broken links:\n\n{}\n", broken.join("\n"))
}

/// The part of a page that a chapter wrote.
fn main_part(html: &str) -> &str {
    let start = html.find("<main>").unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    &html[start..end.max(start)]
}

fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices(attribute).map(move |(start, _)| {
        let rest = &html[start + attribute.len()..];
        rest.split('"').next().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_missing_place_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let page = |name: &str, main: &str| {
            let html = format!("<main>{main}</main>");
            fs::write(folder.path().join(name), html).unwrap();
        };
        page(
            "a.html",
            "<h2 id=\"x\">X</h2><a class=\"y\" href=\"b.html#z\">z</a>",
        );
        page(
            "b.html",
            "<h2 id=\"z\">Z</h2><a href=\"a.html#x\">x</a> <a href=\"https://a.b/c\">c</a>",
        );
        check(folder.path()).unwrap();
        page("b.html", "<a href=\"a.html#w\">w</a>");
        let told = check(folder.path()).unwrap_err().to_string();
        assert!(told.contains("a.html: the link to b.html#z"), "{told}");
        assert!(told.contains("b.html: the link to a.html#w"), "{told}");
    }
}
