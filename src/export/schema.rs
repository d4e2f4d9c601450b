//! THE SCHEMA OF THE FILE, made from the records and words themselves: editors with a TOML language server complete and
//! check with it as somebody types.

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use crate::locale::{labels::plural, schema as words, trouble::plain};
use crate::model::map::for_each_table;
use crate::model::{Lang, record};

/// The JSON Schema (draft 2020-12) of a map file, as text; `lang` is the language of its titles.
///
/// It takes all that the program reads, in every spelling of a word, and unknown keys too, which the program keeps. It
/// is as strict as the rules V01 to V10 about amounts and scores; what lies between two records it cannot say.
pub fn schema(lang: Lang) -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut properties = Map::new();
    let format = json!({ "description": words::format(lang), "type": "integer", "const": 1 });
    properties.insert("format".to_owned(), format);
    properties.insert("map".to_owned(), reference::<record::MapInfo>(&mut generator));
    macro_rules! tables {
        ($($record:ident $field:ident),+) => {$(
            let item = reference::<record::$record>(&mut generator);
            let table = record::Table::$record;
            properties.insert(
                table.header().to_owned(),
                json!({ "title": plural(table, lang), "type": "array", "items": item }),
            );
        )+};
    }
    for_each_table!(tables);
    let mut definitions = Value::Object(generator.take_definitions(true));
    tidy(&mut definitions);
    titles(lang, &mut definitions);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": words::title(lang),
        "description": words::description(lang),
        "type": "object",
        "required": ["format", "map"],
        "properties": properties,
        "$defs": definitions,
    });
    format!("{schema:#}\n")
}

fn reference<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}

/// TOML has no null and one size of numbers; what is left out of a list is an empty list, which nobody needs to read.
fn tidy(value: &mut Value) {
    match value {
        Value::Object(object) => {
            let number = matches!(object.get("format").and_then(Value::as_str), Some("int64" | "double"));
            object.retain(|key, _| key != "default" && !(key == "format" && number));
            if let Some(Value::Array(kinds)) = object.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [one] = &kinds[..] {
                    let one = one.clone();
                    object.insert("type".to_owned(), one);
                }
            }
            if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
                ways.retain(|way| way.get("type").is_none_or(|kind| kind != "null"));
                if let [Value::Object(only)] = &ways[..] {
                    let only = only.clone();
                    object.remove("anyOf");
                    object.extend(only);
                }
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// What people call a key goes above what it means.
fn titles(lang: Lang, definitions: &mut Value) {
    let records = definitions.as_object_mut().into_iter().flat_map(|all| all.values_mut());
    for keys in records.filter_map(|one| one.get_mut("properties")).filter_map(Value::as_object_mut) {
        for (key, value) in keys {
            let title = plain(lang, key);
            if let (true, Some(object)) = (title != key, value.as_object_mut()) {
                object.insert("title".to_owned(), Value::from(title));
            }
        }
    }
}
