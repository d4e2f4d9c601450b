//! What `simpul import` says: what the columns mean, five rows, what changes, and what is left out.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{Context, shown};
use crate::import::{Cell, Kind, LeftOut, Listed, Plan, Use, Wish};
use crate::locale::imports::Meaning;
use crate::locale::{Label, clean, dates, imports, labels, shorten};
use crate::model::{Code, Lang, Table};

/// All that can be said of an import.
pub(super) struct Shown<'a> {
    pub(super) lists: &'a [Listed],
    pub(super) plan: &'a Plan,
    pub(super) wish: &'a Wish,
    /// Where the result was written.
    pub(super) written: Option<&'a Path>,
    pub(super) dry: bool,
}

/// Rows that are shown before anything is taken over.
const ROWS: usize = 5;

/// As wide as an example of a value may be.
const WIDE: usize = 24;

pub(super) fn print(context: &mut Context<'_>, said: &Shown<'_>) -> io::Result<()> {
    let lang = context.lang;
    if said.dry {
        for list in said.lists.iter().filter(|list| list.mapping.kind.is_some()) {
            mapping(context, list)?;
            rungs(context, said.wish, list)?;
        }
    }
    let plan = said.plan;
    for (table, count) in &plan.counts {
        let counted = imports::counted(lang, *table, (count.new, count.changed, count.same));
        context.out.line(&counted)?;
    }
    if plan.changes_nothing() {
        context.out.line(imports::changes_nothing(lang))?;
    }
    if plan.made > 0 {
        context.out.line(&imports::made(lang, plan.made))?;
    }
    if plan.undated > 0 {
        let day = dates::long(lang, context.today);
        context.out.line(&imports::undated(lang, plan.undated, &day))?;
    }
    match said.written {
        Some(path) => context.out.line(&crate::locale::cli::exported(lang, &shown(path)))?,
        None => context.out.line(imports::only_shown(lang))?,
    }
    context.out.flush()?;
    columns(context, said.lists);
    left_out(context, &plan.left_out);
    Ok(())
}

/// What each column means, with the first values.
fn mapping(context: &mut Context<'_>, list: &Listed) -> io::Result<()> {
    let lang = context.lang;
    let kind = list.mapping.kind.map_or("", |kind| kind.table().label(lang));
    let name = if list.file.starts_with(&list.sheet.name) {
        clean(&list.file).into_owned()
    } else {
        format!("{}, {}", clean(&list.file), imports::sheet(lang, &clean(&list.sheet.name)))
    };
    let rows = imports::rows_read(lang, list.sheet.rows.len());
    context.out.line(&format!("{name}: {kind}, {rows}"))?;
    let title = |text: &str| text.to_owned();
    let mut table = vec![vec![
        title(imports::column_column(lang)),
        title(imports::field_column(lang)),
        title(imports::examples_column(lang)),
    ]];
    for (column, one) in list.mapping.uses.iter().enumerate() {
        let values = list.sheet.rows.iter().take(ROWS).filter_map(|row| row.cells.get(column));
        let values = values.map(|cell| shorten(clean(&cell.text()).trim(), WIDE).into_owned());
        let values: Vec<String> =
            values.map(|value| if value.is_empty() { "·".to_owned() } else { value }).collect();
        let name = shorten(&clean(&list.column_name(column)), WIDE).into_owned();
        table.push(vec![name, meaning(lang, list.mapping.kind, *one), values.join(" | ")]);
    }
    context.out.table(&table)?;
    context.out.line("")
}

/// What becomes of a column, in words and with the key that `--map` takes.
fn meaning(lang: Lang, kind: Option<Kind>, one: Use) -> String {
    match one {
        Use::Field(key) => {
            let table = kind.map_or(Table::Actor, Kind::table);
            format!("{} [{key}]", imports::meaning(lang, Meaning::Field(table, key)))
        }
        Use::Note => imports::meaning(lang, Meaning::Note).to_owned(),
        Use::Number => imports::meaning(lang, Meaning::Number).to_owned(),
        Use::Personal => imports::meaning(lang, Meaning::Personal).to_owned(),
        Use::Nothing => imports::meaning(lang, Meaning::Nothing).to_owned(),
    }
}

fn rungs(context: &mut Context<'_>, wish: &Wish, list: &Listed) -> io::Result<()> {
    let lang = context.lang;
    let table = wish.rungs.table(list);
    if list.mapping.kind != Some(Kind::Partnerships) || table.is_empty() {
        return Ok(());
    }
    context.out.line(imports::rungs_title(lang))?;
    let rows = table.iter().map(|(word, rung)| {
        let rung = rung.map_or(imports::not_assessed(lang), |rung| rung.label(lang));
        vec![clean(word).into_owned(), format!("→ {}", labels::lower(rung))]
    });
    context.out.table(&rows.collect::<Vec<_>>())?;
    context.out.line("")
}

/// The columns of which nothing is taken.
fn columns(context: &mut Context<'_>, lists: &[Listed]) {
    let lang = context.lang;
    let of = |wanted: Use, fits: fn(Kind) -> bool| {
        let taken = lists.iter().filter(|list| list.mapping.kind.is_some_and(fits));
        let columns = taken.flat_map(|list| {
            let uses = list.mapping.uses.iter().enumerate().filter(move |(column, one)| {
                **one == wanted
                    && list
                        .sheet
                        .rows
                        .iter()
                        .any(|row| row.cells.get(*column).is_some_and(|cell| !cell.is_empty()))
            });
            uses.map(|(column, _)| clean(&list.column_name(column)).into_owned())
        });
        columns.collect::<Vec<String>>()
    };
    // Only parties have a field for it.
    for column in of(Use::Personal, |kind| kind == Kind::Actors) {
        context.out.remark(&imports::personal_hint(lang, &column));
    }
    let mut nothing = of(Use::Nothing, |_| true);
    nothing.extend(of(Use::Personal, |kind| kind != Kind::Actors));
    if !nothing.is_empty() {
        context.out.remark(&imports::nothing_lost_hint(lang, &nothing.join(", ")));
    }
}

/// Everything that was not taken, with its place and the reason, on the standard error.
pub(super) fn left_out(context: &mut Context<'_>, left: &[LeftOut]) {
    if left.is_empty() {
        return;
    }
    let lang = context.lang;
    context.out.remark(&imports::left_out(lang, left.iter().map(LeftOut::many).sum()));
    for one in left {
        let sentence = imports::not_taken(lang, &one.why);
        context.out.remark(&format!("  {}: {sentence}", place(lang, one)));
    }
}

fn place(lang: Lang, one: &LeftOut) -> String {
    let inside = imports::place(lang, one.sheet.as_deref(), one.line, one.column.as_deref());
    let parts = [clean(&one.file).into_owned(), inside];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The same as data.
pub(super) fn data(lang: Lang, said: &Shown<'_>) -> Value {
    let lists = said.lists.iter().map(|list| {
        let columns = list.mapping.uses.iter().enumerate().map(|(column, one)| {
            let values = list.sheet.rows.iter().take(ROWS).map(|row| row.cells.get(column));
            let values: Vec<String> = values.map(|cell| cell.map(Cell::text).unwrap_or_default()).collect();
            let (field, becomes) = match one {
                Use::Field(key) => (Some(*key), "field"),
                Use::Note => (None, "note"),
                Use::Number => (None, "row_number"),
                Use::Personal => (None, "personal"),
                Use::Nothing => (None, "nothing"),
            };
            json!({ "column": list.column_name(column), "becomes": becomes, "field": field, "examples": values })
        });
        let rungs = said.wish.rungs.table(list).into_iter().filter(|_| list.mapping.kind == Some(Kind::Partnerships));
        json!({
            "file": list.file,
            "sheet": list.sheet.name,
            "as": list.mapping.kind.map(Kind::word),
            "rows": list.sheet.rows.len(),
            "columns": columns.collect::<Vec<_>>(),
            "rungs": rungs.map(|(word, rung)| json!({ "word": word, "rung": rung.map(Code::code) })).collect::<Vec<_>>(),
        })
    });
    let plan = said.plan;
    let counts = plan.counts.iter().map(|(table, count)| {
        json!({ "table": table.header(), "new": count.new, "changed": count.changed, "same": count.same })
    });
    let left = plan.left_out.iter().map(|one| {
        let sentence = imports::not_taken(lang, &one.why);
        json!({
            "file": one.file, "sheet": one.sheet, "line": one.line, "column": one.column,
            "message": sentence.what, "remedy": sentence.remedy,
        })
    });
    json!({
        "written": said.written.map(|path| path.to_string_lossy()),
        "lists": lists.collect::<Vec<_>>(),
        "rows_taken": plan.rows,
        "changes": counts.collect::<Vec<_>>(),
        "parties_added_from_ties": plan.made,
        "dated_today": plan.undated,
        "not_taken": left.collect::<Vec<_>>(),
    })
}
