//! The sample maps read without a problem and break no rule of the kind V.

use simpul::model::*;

use super::toy::*;

fn sample(name: &str) -> PartnershipMap {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("maps")
        .join(name);
    read(&std::fs::read_to_string(path).unwrap())
}

pub(super) fn rw07() -> PartnershipMap {
    sample("rw07-kencana-asri.toml")
}

#[test]
fn no_sample_map_breaks_a_rule() {
    for name in ["rw07-kencana-asri.toml", "kelurahan-bumi-lestari-stunting.toml"] {
        assert_eq!(errors(&sample(name)), [], "{name}");
    }
}
