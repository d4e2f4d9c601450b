//! What the programs of the field write, with their quirks; the fixtures are small and made by hand after them.

use super::check;

#[test]
fn graphml_of_yed_has_groups_and_labels_among_drawings() {
    check(
        "yed.graphml",
        &[
            "Vertices Vertices: ID,Label,description,Group",
            "14: n0,Kelurahan & RW",
            "25: n0::n0,RW 07\nKencana Asri,Mengurus 6 RT & warga,Kelurahan & RW",
            "38: n1,BPR Syariah",
            "42: n2,n2",
            "Edges Edges: From,To,Direction,ID,Label",
            "45: n0::n0,n1,directed,e0,kredit mikro",
            "- 52: UnknownEnd(\"n9\")",
            "- 53: Hyperedge",
        ],
    );
}

#[test]
fn gexf_of_gephi_has_types_groups_and_days() {
    check(
        "gephi.gexf",
        &[
            "Vertices Vertices: ID,Label,Jenis,Aktif,Anggota,Group",
            "19: pkm,Puskesmas Cempaka,pemerintah,true?,,",
            "27: pkk,PKK \"Melati\",komunitas,,15f,",
            "34: dasa,Dasawisma 1,komunitas,,,PKK \"Melati\"",
            "37: sendiri,Karang Taruna,komunitas,,,PKK \"Melati\"",
            "Edges Edges: From,To,Direction,Tingkat,ID,Label,Weight,Start,End",
            "40: pkm,pkk,directed,koordinasi,7,,2.5f,2024-11-05d,2026-01-01d",
            "43: pkk,dasa,undirected,,,arisan",
            "44: dasa,pkm,mutual",
        ],
    );
}

#[test]
fn gexf_1_1_calls_things_by_other_names() {
    check(
        "old.gexf",
        &[
            "Vertices Vertices: ID,Label,kota",
            "5: 1,A,Cirebon",
            "6: 2,B",
            "Edges Edges: From,To,Direction,ID",
            "8: 1,2,undirected,0",
        ],
    );
}

#[test]
fn gml_of_yed_has_letters_by_name_records_and_groups() {
    check(
        "yed.gml",
        &[
            "Vertices Vertices: ID,Label,Group,anggota,kontak.kota",
            "9: 0,Kafé \"Warga\" & Kopi,Kelurahan,12f,Cirebon|Kuningan",
            "31: 1,Karang Taruna",
            "36: 2,Kelurahan",
            "Edges Edges: From,To,Direction,Label,Weight",
            "42: 0,1,directed,pelatihan,-1.5f",
            "- 49: UnknownEnd(\"7\")",
        ],
    );
}

#[test]
fn pajek_has_relations_lists_and_vertices_without_a_line() {
    check(
        "pajek.net",
        &[
            "Vertices Vertices: ID,Label",
            "4: 1,Kelompok Émas",
            "5: 2,PKK",
            "6: 3,Karang Taruna RW 07",
            "3: 4,4",
            "7: 5,BPR Syariah",
            "3: 6,6",
            "uang Edges: From,To,Direction,Weight,Label",
            "9: 1,2,directed,3f,hibah tahunan",
            "10: 2,1,directed",
            "15: 3,1,directed,-1f",
            "informasi Edges: From,To,Direction,Weight",
            "12: 1,3,undirected,0.5f",
            "16: 5,6,directed,4f",
            "20: 2,3,undirected",
            "20: 2,6,undirected",
            "Edges Edges: From,To,Direction",
            "18: 5,1,directed",
            "18: 5,2,directed",
            "- 13: UnknownEnd(\"9\")",
            "- 21: Part(\"*partition\")",
            "- 29: Second",
        ],
    );
}

#[test]
fn pajek_has_matrices_of_one_and_of_two_sets() {
    check(
        "two-mode.net",
        &[
            "Vertices Vertices: ID,Label,Mode",
            "2: 1,PKK,1f",
            "3: 2,Karang Taruna,1f",
            "4: 3,Posyandu,2f",
            "5: 4,Arisan,2f",
            "6: 5,Musrenbang,2f",
            "Edges Edges: From,To,Direction,Weight",
            "8: 1,3,undirected,1f",
            "8: 1,5,undirected,1f",
            "9: 2,4,undirected,2f",
            "9: 2,5,undirected,1f",
        ],
    );
    // Rows may go on over lines; a value on the diagonal is no tie, and what is missing is said.
    check(
        "matrix.net",
        &[
            "Vertices Vertices: ID,Label",
            "2: 1,A",
            "3: 2,B",
            "4: 3,C",
            "Edges Edges: From,To,Direction,Weight",
            "6: 1,2,undirected,1f",
            "- 5: Short { due: 9, found: 8 }",
            "- 7: Diagonal(1)",
        ],
    );
}

#[test]
fn dl_has_several_matrices() {
    check(
        "ucinet.dl",
        &[
            "Vertices Vertices: ID,Label",
            "1: 1,Puskesmas Cempaka",
            "1: 2,PKK",
            "1: 3,Karang_Taruna",
            "uang Edges: From,To,Direction,Weight",
            "9: 1,2,directed,1f",
            "10: 2,3,directed,2.5f",
            "informasi Edges: From,To,Direction,Weight",
            "13: 1,2,undirected,1f",
            "13: 1,3,undirected,1f",
            "- 10: Diagonal(1)",
        ],
    );
}

#[test]
fn dl_has_labels_among_its_data() {
    check(
        "embedded.dl",
        &[
            "Vertices Vertices: ID,Label",
            "1: 1,RW 07",
            "1: 2,PKK",
            "1: 3,bpr",
            "1: 4,Sendiri",
            "1: 5,Karang Taruna",
            "Edges Edges: From,To,Direction,Weight",
            "5: 1,2,directed,3f",
            "6: 2,3,directed",
        ],
    );
    check(
        "fullmatrix-embedded.dl",
        &[
            "Vertices Vertices: ID,Label,Mode",
            "1: 1,PKK,1f",
            "1: 2,Karang Taruna,1f",
            "1: 3,Arisan,2f",
            "1: 4,Posyandu,2f",
            "1: 5,Kerja Bakti,2f",
            "Edges Edges: From,To,Direction,Weight",
            "5: 1,3,undirected,1f",
            "5: 1,5,undirected,1f",
            "6: 2,4,undirected,1f",
            "6: 2,5,undirected,1f",
        ],
    );
}

#[test]
fn dl_has_lists_of_nodes_and_halves_of_matrices() {
    check(
        "nodelist.dl",
        &[
            "Vertices Vertices: ID,Label",
            "1: 1,a",
            "1: 2,b",
            "1: 3,c",
            "1: 4,d",
            "Edges Edges: From,To,Direction",
            "4: 1,2,undirected",
            "4: 1,3,undirected",
            "- 6: UnknownEnd(\"7\")",
        ],
    );
    check(
        "lowerhalf.dl",
        &[
            "Vertices Vertices: ID,Label",
            "1: 1,a",
            "1: 2,b",
            "1: 3,c",
            "Edges Edges: From,To,Direction,Weight",
            "4: 1,2,undirected,1f",
            "5: 2,3,undirected,1f",
        ],
    );
}

#[test]
fn kumu_has_blueprints_and_whole_projects() {
    check(
        "blueprint.json",
        &[
            "Vertices Vertices: ID,Label,aktif,anggota,tags,type,description",
            "3: PKK RW 07,PKK RW 07,true?,12f,perempuan|rw,Organisasi",
            "4: BPR,BPR,,,,,Bank\nwarga",
            "6: Sendiri,Sendiri",
            "10: Dinas Sosial,Dinas Sosial",
            "Edges Edges: From,To,Direction,type",
            "9: PKK RW 07,BPR,mutual,kredit",
            "9: PKK RW 07,Sendiri,mutual,kredit",
            "10: BPR,Dinas Sosial,undirected",
            "- 5: Broken { line: 5, said: \"invalid type: integer `17`, expected a map at line 1 column 2\" }",
            "- 10: Word(\"miring\")",
            "- 12: Part(\"loops\")",
        ],
    );
    check(
        "project.json",
        &[
            "Vertices Vertices: ID,Label,type,tags",
            "9: elem-a,CSR Hotel,Perusahaan",
            "10: elem-b,KSM,Komunitas,a|b",
            "Edges Edges: From,To,Direction,ID,type,strength",
            "5: elem-a,elem-b,directed,conn-1,hibah,3f",
        ],
    );
}

#[test]
fn xml_is_read_in_the_encoding_that_it_declares() {
    check("latin1.graphml", &["Vertices Vertices: ID,Label", "2: Café,Café"]);
}
