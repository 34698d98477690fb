use serde::{Deserialize, Serialize};

macro_rules! functions {
    ($($variant:ident $name:literal $least:literal $most:literal;)*) => {
        /// Every function there is, by XPath, OpenRosa or ODK. New ones go last: compiled forms keep their numbers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Function { $($variant),* }

        const TABLE: &[(&str, Function, usize, usize)] =
            &[$(($name, Function::$variant, $least, $most)),*];
    };
}

/// Any number of arguments.
const ANY: usize = 255;

functions! {
    Last "last" 0 0;
    Position "position" 0 1;
    Count "count" 1 1;
    Id "id" 1 1;
    LocalName "local-name" 0 1;
    NamespaceUri "namespace-uri" 0 1;
    NameOf "name" 0 1;
    Current "current" 0 0;
    String "string" 0 1;
    Concat "concat" 0 255;
    StartsWith "starts-with" 2 2;
    EndsWith "ends-with" 2 2;
    Contains "contains" 2 2;
    SubstringBefore "substring-before" 2 2;
    SubstringAfter "substring-after" 2 2;
    Substring "substring" 2 3;
    StringLength "string-length" 0 1;
    NormalizeSpace "normalize-space" 0 1;
    Translate "translate" 3 3;
    Boolean "boolean" 1 1;
    Not "not" 1 1;
    True "true" 0 0;
    False "false" 0 0;
    Lang "lang" 1 1;
    Number "number" 0 1;
    Sum "sum" 1 1;
    Floor "floor" 1 1;
    Ceiling "ceiling" 1 1;
    Round "round" 1 2;
    If "if" 3 3;
    Coalesce "coalesce" 2 2;
    Once "once" 1 1;
    Selected "selected" 2 2;
    SelectedAt "selected-at" 2 2;
    CountSelected "count-selected" 1 1;
    ChoiceName "jr:choice-name" 2 2;
    Itext "jr:itext" 1 1;
    Instance "instance" 1 1;
    IndexedRepeat "indexed-repeat" 3 255;
    CountNonEmpty "count-non-empty" 1 1;
    Join "join" 1 255;
    Substr "substr" 2 3;
    Regex "regex" 2 2;
    Uuid "uuid" 0 1;
    Digest "digest" 2 3;
    Base64Decode "base64-decode" 1 1;
    BooleanFromString "boolean-from-string" 1 1;
    Int "int" 1 1;
    Min "min" 1 255;
    Max "max" 1 255;
    Abs "abs" 1 1;
    Pow "pow" 2 2;
    Exp "exp" 1 1;
    Exp10 "exp10" 1 1;
    Log "log" 1 1;
    Log10 "log10" 1 1;
    Sqrt "sqrt" 1 1;
    Sin "sin" 1 1;
    Cos "cos" 1 1;
    Tan "tan" 1 1;
    Asin "asin" 1 1;
    Acos "acos" 1 1;
    Atan "atan" 1 1;
    Atan2 "atan2" 2 2;
    Pi "pi" 0 0;
    Random "random" 0 0;
    Randomize "randomize" 1 2;
    Checklist "checklist" 3 255;
    WeightedChecklist "weighted-checklist" 4 255;
    Today "today" 0 0;
    Now "now" 0 0;
    Date "date" 1 1;
    DateTime "date-time" 1 1;
    DecimalDateTime "decimal-date-time" 1 1;
    DecimalTime "decimal-time" 1 1;
    FormatDate "format-date" 2 2;
    FormatDateTime "format-date-time" 2 2;
    Area "area" 1 1;
    Distance "distance" 1 255;
    Geofence "geofence" 2 2;
    Property "property" 1 1;
    Pulldata "pulldata" 4 4;
    Version "version" 0 0;
}

impl Function {
    /// By its name in an expression.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|(known, ..)| *known == name).map(|(_, function, ..)| *function)
    }

    /// Its name in an expression.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].0
    }

    /// Whether it may be called with so many arguments.
    pub fn takes(self, arguments: usize) -> bool {
        let (_, _, least, most) = TABLE[self as usize];
        arguments >= least && (arguments <= most || most == ANY)
    }

    /// Whether its value may change though no answer does.
    pub fn is_volatile(self) -> bool {
        matches!(self, Self::Random | Self::Now | Self::Today | Self::Uuid | Self::Once)
    }
}
