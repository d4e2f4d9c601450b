//! `simpul step`: records the rung of one partnership, through the same edit as the interface.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Context, Next, Stop, day, open, shown};
use crate::locale::trouble::{self, nearest};
use crate::locale::{Label, clean, cli as words, dates, labels, quoted};
use crate::model::check::{Broken, Finding, check};
use crate::model::ladder::{carried_over, criterion, still_open};
use crate::model::{
    Code, Day, Edit, Evidence, LadderEntry, Lang, Partnership, PartnershipMap, Refusal, Rung, StepKind, Table,
};
use crate::store::{Intent, Opened};

pub(super) fn run(context: &mut Context<'_>, asked: &ArgMatches) -> Result<Next, Stop> {
    let lang = context.lang;
    let text = |name: &str| asked.get_one::<String>(name).map_or("", String::as_str);
    let Some(path) = asked.get_one::<PathBuf>("file") else {
        return Ok(Next::Done(2));
    };
    let rung = rung(lang, text("rung"))?;
    let date = match asked.get_one::<String>("date") {
        Some(typed) => day(lang, typed, context.today)?,
        None => context.today,
    };
    let ticked = criteria(lang, asked)?;
    let Opened { map, mut file, .. } = open(lang, path, Intent::Edit)?;
    if let Some(why) = file.read_only() {
        let sentence = trouble::read_only(lang, why, &path.to_string_lossy());
        return Err(Stop::Said(Box::new(sentence), 2, Some(shown(path))));
    }
    let partnership = find(lang, &map, text("partnership"))?;
    let entry = entry(asked, partnership, (rung, date), ticked);
    let edit = Edit::Step { partnership: partnership.id.clone(), entry: Box::new(entry.clone()) };
    let after = edit.apply(&map, context.today).map_err(|why| refused(context, &why, &entry))?;
    file.save(&after).map_err(|why| {
        let sentence = trouble::save_failure(lang, &why, &path.to_string_lossy());
        Stop::Said(Box::new(sentence), 2, Some(shown(path)))
    })?;
    let from = labels::rung(partnership.rung(), lang);
    let to = labels::rung(Some(rung), lang);
    let name = clean(&partnership.name);
    let said = words::stepped(lang, &name, &from, &to, &dates::long(lang, date));
    context.out.line(&said)?;
    for rule in new_warnings(&map, &after, partnership, context.today) {
        let sentence = trouble::broken(lang, &rule);
        let word = words::warning_word(lang);
        context.out.line(&format!("{word}: {sentence} [{}]", rule.code()))?;
    }
    Ok(Next::Done(0))
}

fn entry(
    asked: &ArgMatches,
    partnership: &Partnership,
    (rung, date): (Rung, Day),
    ticked: Vec<String>,
) -> LadderEntry {
    let optional = |name: &str| asked.get_one::<String>(name).filter(|text| !text.trim().is_empty()).cloned();
    // What is known to be true stays ticked, as in the dialog of the interface.
    let mut criteria = carried_over(partnership.ticked(), rung);
    criteria.extend(ticked);
    criteria.sort();
    criteria.dedup();
    LadderEntry {
        kind: asked.get_flag("correction").then_some(StepKind::Correction),
        criteria,
        evidence: asked
            .get_many::<String>("evidence")
            .into_iter()
            .flatten()
            .map(|text| Evidence::note(text))
            .collect(),
        reason: optional("reason"),
        by: optional("by"),
        ..LadderEntry::new(date, rung)
    }
}

fn rung(lang: Lang, typed: &str) -> Result<Rung, Stop> {
    Rung::parse(typed.trim()).ok_or_else(|| {
        let words: Vec<_> = Rung::ALL.iter().map(|rung| labels::lower(rung.label(lang))).collect();
        let near = nearest(typed, words.iter().map(String::as_str));
        Stop::unusable(words::bad_rung(lang, &quoted(typed), near))
    })
}

fn criteria(lang: Lang, asked: &ArgMatches) -> Result<Vec<String>, Stop> {
    let typed = asked.get_many::<String>("criteria").into_iter().flatten();
    let numbers = typed.map(|text| text.trim()).filter(|text| !text.is_empty());
    numbers
        .map(|number| match criterion(number) {
            Some(item) => Ok(item.number.to_owned()),
            None => Err(Stop::unusable(words::bad_criterion(lang, &quoted(number)))),
        })
        .collect()
}

/// The partnership of an id, of a name, or of a part of a name that fits only one.
fn find<'a>(lang: Lang, map: &'a PartnershipMap, typed: &str) -> Result<&'a Partnership, Stop> {
    let wanted = typed.trim().to_lowercase();
    let all = || map.partnerships.iter();
    let named = |fits: &dyn Fn(&Partnership) -> bool| all().filter(|one| fits(one)).collect::<Vec<_>>();
    let mut found = named(&|one| one.id.as_str() == wanted);
    if found.is_empty() {
        found = named(&|one| one.name.to_lowercase() == wanted);
    }
    if found.is_empty() && !wanted.is_empty() {
        found = named(&|one| one.name.to_lowercase().contains(&wanted));
    }
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let whole = all().flat_map(|one| [one.id.as_str(), one.name.as_str()]);
            let near = nearest(typed, whole).or_else(|| {
                // One word of a longer name, misspelt.
                let words = all().flat_map(|one| one.name.split_whitespace());
                nearest(typed, words)
            });
            let near = near.map(quoted);
            Err(Stop::unusable(words::no_partnership(lang, &quoted(typed), near.as_deref())))
        }
        several => {
            let ids: Vec<_> = several.iter().take(6).map(|one| one.id.as_str()).collect();
            Err(Stop::unusable(words::many_partnerships(lang, &quoted(typed), &ids.join(", "))))
        }
    }
}

/// A refusal, and, when a reason is missing, which items are open: that is what the reason has to be about.
fn refused(context: &mut Context<'_>, why: &Refusal, entry: &LadderEntry) -> Stop {
    let lang = context.lang;
    let mut sentence = trouble::refusal(lang, why);
    let open = still_open(entry.rung, &entry.criteria);
    if *why == Refusal::ReasonNeeded && !open.is_empty() {
        let mut list = format!("\n{}", words::still_open(lang));
        for item in open {
            list.push_str("\n  ");
            list.push_str(item.number);
            list.push(' ');
            list.push_str(item.text.in_language(lang));
        }
        sentence.remedy.push_str(&list);
    }
    Stop::refused(sentence)
}

/// The warnings of the partnership that were not there before.
fn new_warnings(
    before: &PartnershipMap,
    after: &PartnershipMap,
    partnership: &Partnership,
    today: Day,
) -> Vec<Broken> {
    let of = |map: &PartnershipMap| -> Vec<Broken> {
        let own = |finding: &Finding| {
            finding.table == Some(Table::Partnership) && finding.id.as_ref() == Some(&partnership.id)
        };
        check(map, today).into_iter().filter(own).map(|finding| finding.broken).collect()
    };
    let old = of(before);
    of(after).into_iter().filter(|rule| !old.contains(rule)).collect()
}
