//! As much JSON as GeoJSON's features need.

use crate::xpath::number_to_text;

/// How deep values may be in each other.
const DEPTH_MAX: usize = 64;

enum Json {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// One row a feature: its properties, its geometry as ODK writes places, and its identifier.
pub(super) fn read(text: &str) -> Result<Vec<Vec<(String, String)>>, &'static str> {
    let mut reader = Reader { rest: text, depth: 0 };
    let whole = reader.value()?;
    let Some(Json::List(features)) = whole.member("features") else {
        return Err("it is no collection of features");
    };
    features.iter().map(row).collect()
}

fn row(feature: &Json) -> Result<Vec<(String, String)>, &'static str> {
    let geometry = feature.member("geometry").ok_or("a feature has no geometry")?;
    let mut row = vec![("geometry".to_owned(), place(geometry)?)];
    if let Some(Json::Object(properties)) = feature.member("properties") {
        row.extend(properties.iter().map(|(name, value)| (name.clone(), value.text())));
    }
    if let Some(id) = feature.member("id") {
        row.retain(|(name, _)| name != "id");
        row.push(("id".to_owned(), id.text()));
    }
    Ok(row)
}

fn place(geometry: &Json) -> Result<String, &'static str> {
    let coordinates = geometry.member("coordinates").ok_or("a geometry has no coordinates")?;
    let kind = geometry.member("type").map(Json::text).unwrap_or_default();
    let points = match (kind.as_str(), coordinates) {
        ("Point", point) => vec![point],
        ("LineString", Json::List(points)) => points.iter().collect(),
        ("Polygon", Json::List(rings)) => match rings.first() {
            Some(Json::List(points)) => points.iter().collect(),
            _ => return Err("a polygon has no ring"),
        },
        _ => return Err("a geometry is none of Point, LineString and Polygon"),
    };
    let written: Result<Vec<String>, _> = points.into_iter().map(point).collect();
    Ok(written?.join("; "))
}

/// GeoJSON begins with the longitude, ODK with the latitude.
fn point(point: &Json) -> Result<String, &'static str> {
    match point {
        Json::List(numbers) => match numbers.as_slice() {
            [Json::Number(longitude), Json::Number(latitude), ..] => {
                Ok(format!("{} {} 0 0", number_to_text(*latitude), number_to_text(*longitude)))
            }
            _ => Err("a point has no two numbers"),
        },
        _ => Err("a point has no two numbers"),
    }
}

impl Json {
    fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number_to_text(*number),
            Self::Boolean(boolean) => boolean.to_string(),
            _ => String::new(),
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

const BROKEN: &str = "it is no JSON";

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> Result<Json, &'static str> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err("its values are too deep in each other");
        }
        let value = if self.take("{") {
            self.object()
        } else if self.take("[") {
            self.list()
        } else if self.take("\"") {
            self.text().map(Json::Text)
        } else if self.take("true") {
            Ok(Json::Boolean(true))
        } else if self.take("false") {
            Ok(Json::Boolean(false))
        } else if self.take("null") {
            Ok(Json::Null)
        } else {
            self.number()
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Json, &'static str> {
        let mut members = Vec::new();
        if self.take("}") {
            return Ok(Json::Object(members));
        }
        loop {
            if !self.take("\"") {
                return Err(BROKEN);
            }
            let name = self.text()?;
            if !self.take(":") {
                return Err(BROKEN);
            }
            members.push((name, self.value()?));
            if self.take("}") {
                return Ok(Json::Object(members));
            }
            if !self.take(",") {
                return Err(BROKEN);
            }
        }
    }

    fn list(&mut self) -> Result<Json, &'static str> {
        let mut values = Vec::new();
        if self.take("]") {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value()?);
            if self.take("]") {
                return Ok(Json::List(values));
            }
            if !self.take(",") {
                return Err(BROKEN);
            }
        }
    }

    fn number(&mut self) -> Result<Json, &'static str> {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let length = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let number = self.rest[..length].parse().map_err(|_| BROKEN)?;
        self.rest = &self.rest[length..];
        Ok(Json::Number(number))
    }

    fn text(&mut self) -> Result<String, &'static str> {
        let mut text = String::new();
        let mut characters = self.rest.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return Ok(text);
                }
                '\\' => match characters.next().ok_or(BROKEN)?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' => text.push('\r'),
                    'b' | 'f' => text.push(' '),
                    'u' => {
                        let digits: String =
                            characters.by_ref().take(4).map(|(_, digit)| digit).collect();
                        let code = u32::from_str_radix(&digits, 16).map_err(|_| BROKEN)?;
                        text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    }
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        Err(BROKEN)
    }
}
