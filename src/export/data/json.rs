//! The whole map as one JSON object: the keys of the file, and what follows from them under `derived`.

use serde_json::{Map, Value, json};

use crate::model::*;

/// The map; what is absent in the file is absent here.
pub(super) fn json(map: &PartnershipMap, today: Day) -> Result<Vec<u8>, String> {
    let mut root = Map::new();
    root.insert("simpul".to_owned(), json!({ "format": 1, "as_of": today.to_string() }));
    root.insert("map".to_owned(), value(&*map.info)?);
    macro_rules! table {
        ($name:literal, $field:ident) => {
            table!($name, $field, |_| Vec::new())
        };
        ($name:literal, $field:ident, $derived:expr) => {
            let derived: fn(&_, &PartnershipMap, Day) -> Vec<(&'static str, Value)> =
                |one, map, today| ($derived)((one, map, today));
            root.insert($name.to_owned(), records(map.$field.iter(), |one| derived(one, map, today))?);
        };
    }
    table!("areas", areas);
    table!("actors", actors);
    table!("resources", resources);
    table!("needs", needs);
    table!("partnerships", partnerships, partnership);
    table!("contributions", contributions);
    table!("agreements", agreements, agreement);
    table!("meetings", meetings);
    table!("values", values);
    table!("proposals", proposals);
    let mut bytes = serde_json::to_vec_pretty(&Value::Object(root)).map_err(|why| why.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn value(record: &impl serde::Serialize) -> Result<Value, String> {
    let mut value = serde_json::to_value(record).map_err(|why| why.to_string())?;
    bare(&mut value);
    Ok(value)
}

/// Days go through TOML's own type, which wraps them; and what is not known is left out.
fn bare(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let (1, Some(Value::String(day))) = (fields.len(), fields.get("$__toml_private_datetime")) {
                *value = Value::String(day.clone());
                return;
            }
            fields.retain(|_, field| {
                !field.is_null() && field.as_array().is_none_or(|items| !items.is_empty())
            });
            fields.values_mut().for_each(bare);
        }
        Value::Array(items) => items.iter_mut().for_each(bare),
        _ => {}
    }
}

fn records<'a, T: Record>(
    all: impl Iterator<Item = &'a T>,
    derived: impl Fn(&T) -> Vec<(&'static str, Value)>,
) -> Result<Value, String> {
    let mut rows = Vec::new();
    for one in all {
        let mut row = value(one)?;
        let more: Map<String, Value> = derived(one)
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        if let (Value::Object(fields), false) = (&mut row, more.is_empty()) {
            fields.insert("derived".to_owned(), Value::Object(more));
        }
        rows.push(row);
    }
    Ok(Value::Array(rows))
}

fn partnership((one, _, today): (&Partnership, &PartnershipMap, Day)) -> Vec<(&'static str, Value)> {
    vec![
        ("rung", json!(one.rung().map(crate::model::code::Code::code))),
        ("rung_number", json!(one.rung().map(crate::model::code::Rung::digit))),
        ("since", json!(one.since().map(|day| day.to_string()))),
        ("days_on_rung", json!(one.days_on_rung(today))),
    ]
}

fn agreement((one, map, today): (&Agreement, &PartnershipMap, Day)) -> Vec<(&'static str, Value)> {
    vec![
        ("standing", json!(one.standing(today, &map.info.settings).code())),
        ("days_left", json!(one.days_left(today))),
        ("obligations_due", json!(one.obligations_due(today))),
        ("obligations_fulfilled", json!(one.obligations_fulfilled(today))),
    ]
}
