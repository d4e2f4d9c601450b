//! WORDS: every text of the interface, in Indonesian and in English, checked when the program is built.
//!
//! A text is a function of the language and its figures. Both languages stand side by side in one table, so
//! a text that lacks a language, or names a figure that it is not given, does not compile. That is why this
//! is a macro of our own and not a file format read at run time (`docs/decisions.md`).

use crate::model::Lang;

/// Declares texts: `name(figure: Type) = "Indonesian {figure}" | "English {figure}";`
macro_rules! texts {
    ($( $name:ident $( ( $($arg:ident : $ty:ty),+ $(,)? ) )? = $id:literal | $en:literal; )+) => {
        $( $crate::locale::texts!(@one $name $(( $($arg : $ty),+ ))? = $id | $en); )+
    };
    (@one $name:ident = $id:literal | $en:literal) => {
        #[doc = $en]
        pub fn $name(lang: $crate::model::Lang) -> &'static str {
            match lang {
                $crate::model::Lang::Indonesian => $id,
                $crate::model::Lang::English => $en,
            }
        }
    };
    (@one $name:ident ( $($arg:ident : $ty:ty),+ ) = $id:literal | $en:literal) => {
        #[doc = $en]
        pub fn $name(lang: $crate::model::Lang, $($arg: $ty),+) -> String {
            match lang {
                $crate::model::Lang::Indonesian => format!($id),
                $crate::model::Lang::English => format!($en),
            }
        }
    };
}
pub(crate) use texts;

/// Declares the labels of a closed list: `Type { Variant = "Indonesian" | "English"; }`
macro_rules! names {
    ($( $name:ident { $( $variant:ident = $id:literal | $en:literal; )+ } )+) => {$(
        impl $crate::locale::Label for $crate::model::$name {
            fn label(self, lang: $crate::model::Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$variant, $crate::model::Lang::Indonesian) => $id,
                        (Self::$variant, $crate::model::Lang::English) => $en,
                    )+
                }
            }
        }
    )+};
}
pub(crate) use names;

/// A value of a closed list that has a name for people.
pub trait Label: Copy {
    /// Its name in a language, as it is printed.
    fn label(self, lang: Lang) -> &'static str;
}

pub mod commands;
pub mod dates;
pub mod forms;
pub mod screens;
#[expect(missing_docs, reason = "a table of words")]
pub mod labels;
