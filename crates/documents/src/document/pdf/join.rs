//! Several PDFs of the typesetter -> one, with their tags and bookmarks (ISO 32000-1, 7.5 and 14.7).
//!
//! Two hundred letters in one run of the typesetter would take two gigabytes; one by one they take
//! no more than one. Joining relies on how the typesetter writes its files: one table of
//! cross-references, no compressed objects, and no spaces between names and their values.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{self, Renumber, Token, value};

/// A finished PDF.
pub(super) struct Part {
    /// The file.
    pub bytes: Vec<u8>,
    /// The language of its text, as a BCP 47 tag.
    pub language: String,
}

/// The objects that all parts share.
const CATALOG: usize = 1;
const PAGES: usize = 2;
const TAGS: usize = 3;
const BOOKMARKS: usize = 4;

/// A4 in points, for an empty page (ISO 216).
const EMPTY_PAGE: &str =
    "<</Type/Page/MediaBox[0 0 595.2756 841.8898]/Resources<<>>/Parent 2 0 R/Tabs/S>>";

/// One PDF with the pages of all parts in order; `None` if one is not as the typesetter writes it.
/// `duplex`: each part has an even number of pages, so that the next begins on a sheet of its own.
pub(super) fn join(parts: &[Part], duplex: bool) -> Option<Vec<u8>> {
    let mut joined = Joined::default();
    for (index, part) in parts.iter().enumerate() {
        joined.add(index, part, duplex && index + 1 < parts.len())?;
    }
    joined.finish(parts)
}

/// What is below the table of cross-references.
fn trailer(file: &[u8]) -> Option<&[u8]> {
    file.get(tokens::last(file, b"trailer")?..)
}

/// The objects of a part, by their number.
struct Objects<'a>(BTreeMap<usize, &'a [u8]>);

impl<'a> Objects<'a> {
    /// Finds them by the table of cross-references.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let trailer = tokens::last(bytes, b"startxref")?;
        let start = tokens::number(bytes.get(trailer + b"startxref".len()..)?)?;
        let table = std::str::from_utf8(bytes.get(start..trailer)?).ok();
        let entries = table.unwrap_or_default().lines().skip(2);
        let offset = |(number, line): (usize, &str)| {
            let (offset, rest) = line.split_once(' ')?;
            rest.contains('n').then_some((number, offset.parse::<usize>().ok()?))
        };
        let offsets: Vec<(usize, usize)> = entries.enumerate().filter_map(offset).collect();
        let mut ends: Vec<usize> = offsets.iter().map(|(_, at)| *at).chain([start]).collect();
        ends.sort_unstable();
        let mut objects = BTreeMap::new();
        for (number, at) in offsets {
            let end = ends.iter().find(|end| **end > at)?;
            let object = bytes.get(at..*end)?;
            let body = object.get(tokens::first(object, b"obj")? + 3..)?;
            let body = body.get(..tokens::last(body, b"endobj")?)?;
            objects.insert(number, body.trim_ascii());
        }
        (!objects.is_empty()).then_some(Self(objects))
    }

    fn get(&self, number: usize) -> Option<&'a [u8]> {
        self.0.get(&number).copied()
    }

    fn root(&self) -> Option<(usize, &'a [u8])> {
        let is_root = |(_, body): &(&usize, &&[u8])| body.starts_with(b"<</Type/Catalog");
        self.0.iter().find(is_root).map(|(number, body)| (*number, *body))
    }
}

/// What was joined so far.
#[derive(Default)]
struct Joined {
    /// The objects after the shared ones.
    objects: Vec<Vec<u8>>,
    catalog: Vec<u8>,
    info: usize,
    pages: Vec<usize>,
    count: usize,
    /// The tags of the documents, and of each page or link by its key.
    documents: Vec<usize>,
    tags: Vec<(usize, usize)>,
    tag_keys: usize,
    roles: BTreeSet<(Vec<u8>, Vec<u8>)>,
    ids: Vec<(Vec<u8>, usize)>,
    /// The first and the last bookmark of each part.
    bookmarks: Vec<(usize, usize)>,
    bookmark_count: usize,
}

impl Joined {
    fn add(&mut self, index: usize, part: &Part, with_empty_page: bool) -> Option<()> {
        let objects = Objects::of(&part.bytes)?;
        let (root, catalog) = objects.root()?;
        let of_catalog = |key: &[u8]| tokens::reference(value(catalog, key)?);
        let (pages, tags) = (of_catalog(b"/Pages")?, of_catalog(b"/StructTreeRoot")?);
        let bookmarks = of_catalog(b"/Outlines");
        let base = BOOKMARKS + self.objects.len();
        let mut shared = BTreeMap::from([(root, CATALOG), (tags, TAGS)]);
        shared.extend(bookmarks.map(|number| (number, BOOKMARKS)));
        let of_tags = |key: &[u8]| value(objects.get(tags)?, key);
        let ids = of_tags(b"/IDTree").and_then(|tree| value(tree, b"/Names"));
        let ids: BTreeSet<Vec<u8>> = ids.map(tokens::strings).unwrap_or_default();
        let renumber =
            Renumber { base, shared: &shared, keys: self.tag_keys, ids: &ids, part: index };
        self.take_tags(objects.get(tags)?, &renumber)?;
        if let Some(outline) = bookmarks.and_then(|number| objects.get(number)) {
            let end = |key: &[u8]| Some(renumber.of(tokens::reference(value(outline, key)?)?));
            self.bookmarks.push((end(b"/First")?, end(b"/Last")?));
            self.bookmark_count += tokens::number(value(outline, b"/Count")?)?;
        }
        if index == 0 {
            self.catalog = renumber.object(catalog);
            self.info = renumber.of(tokens::reference(value(trailer(&part.bytes)?, b"/Info")?)?);
        }
        let count = tokens::number(value(objects.get(pages)?, b"/Count")?)?;
        let last = *objects.0.keys().next_back()?;
        for number in 1..=last {
            let mut body = renumber.object(objects.get(number).unwrap_or(b"null"));
            if number == pages {
                tokens::insert(&mut body, format!("/Parent {PAGES} 0 R").as_bytes());
            }
            let is_document = self.documents.contains(&renumber.of(number));
            if is_document && value(&body, b"/Lang").is_none() {
                tokens::insert(&mut body, format!("/Lang({})", part.language).as_bytes());
            }
            self.objects.push(body);
        }
        self.pages.push(renumber.of(pages));
        self.count += count;
        if with_empty_page && count % 2 == 1 {
            self.objects.push(EMPTY_PAGE.as_bytes().to_vec());
            self.pages.push(BOOKMARKS + self.objects.len());
            self.count += 1;
        }
        Some(())
    }

    /// Takes the root of the tags (14.7.2).
    fn take_tags(&mut self, root: &[u8], renumber: &Renumber<'_>) -> Option<()> {
        for pair in tokens::names(value(root, b"/RoleMap").unwrap_or_default()).chunks_exact(2) {
            self.roles.insert((pair[0].to_vec(), pair[1].to_vec()));
        }
        let documents = tokens::references(value(root, b"/K")?);
        self.documents.extend(documents.into_iter().map(|number| renumber.of(number)));
        let mut key = None;
        for token in tokens::tokens(value(value(root, b"/ParentTree")?, b"/Nums")?) {
            match token {
                Token::Number(number) => key = Some(number),
                Token::Reference(number) => {
                    self.tags.push((key.take()? + self.tag_keys, renumber.of(number)));
                }
                _ => {}
            }
        }
        let mut id = None;
        let names = value(root, b"/IDTree").and_then(|tree| value(tree, b"/Names"));
        for token in tokens::tokens(names.unwrap_or_default()) {
            match token {
                Token::String(string) => id = Some(renumber.id(string)),
                Token::Reference(number) => self.ids.push((id.take()?, renumber.of(number))),
                _ => {}
            }
        }
        self.tag_keys += tokens::number(value(root, b"/ParentTreeNextKey")?)?;
        Some(())
    }

    /// Links the bookmarks of a part to those of its neighbours.
    fn chain_bookmarks(&mut self) {
        let neighbours: Vec<_> =
            self.bookmarks.windows(2).map(|two| (two[0].1, two[1].0)).collect();
        for (before, after) in neighbours {
            let mut link = |number: usize, key: &str, other: usize| {
                if let Some(body) = self.objects.get_mut(number - BOOKMARKS - 1) {
                    tokens::insert(body, format!("/{key} {other} 0 R").as_bytes());
                }
            };
            link(before, "Next", after);
            link(after, "Prev", before);
        }
    }

    /// The file.
    fn finish(mut self, parts: &[Part]) -> Option<Vec<u8>> {
        self.chain_bookmarks();
        let listed = |numbers: &[usize]| {
            numbers.iter().map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ")
        };
        let pages = format!("<</Type/Pages/Count {}/Kids[{}]>>", self.count, listed(&self.pages));
        let bookmarks = match (self.bookmarks.first(), self.bookmarks.last()) {
            (Some((first, _)), Some((_, last))) => format!(
                "<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {}>>",
                self.bookmark_count
            ),
            _ => "null".to_owned(),
        };
        let catalog = tokens::replaced(&self.catalog, b"/Pages", &format!("{PAGES} 0 R"))?;
        let first = parts.first()?;
        let head = first.bytes.get(..tokens::first(&first.bytes, b"1 0 obj")?)?;
        let id = value(trailer(&first.bytes)?, b"/ID");
        let tags = self.tags(&listed(&self.documents));
        let shared = [catalog, pages.into_bytes(), tags, bookmarks.into_bytes()];
        let mut file = head.to_vec();
        let mut offsets = Vec::new();
        for (index, body) in shared.iter().chain(&self.objects).enumerate() {
            offsets.push(file.len());
            file.extend(format!("{} 0 obj\n", index + 1).bytes());
            file.extend_from_slice(body);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let size = offsets.len() + 1;
        file.extend(format!("xref\n0 {size}\n0000000000 65535 f\r\n").bytes());
        file.extend(offsets.iter().flat_map(|at| format!("{at:010} 00000 n\r\n").into_bytes()));
        let id = id.map(|id| [b"/ID", id].concat()).unwrap_or_default();
        let info = self.info;
        file.extend(format!("trailer\n<</Size {size}/Root {CATALOG} 0 R/Info {info} 0 R").bytes());
        file.extend_from_slice(&id);
        file.extend(format!(">>\nstartxref\n{start}\n%%EOF").bytes());
        Some(file)
    }

    /// The root of all tags.
    fn tags(&self, documents: &str) -> Vec<u8> {
        let mut body = b"<</Type/StructTreeRoot/RoleMap<<".to_vec();
        for (role, standard) in &self.roles {
            body.extend_from_slice(role);
            body.extend_from_slice(standard);
        }
        body.extend(format!(">>/K[{documents}]/ParentTree<</Nums[").bytes());
        let tags = self.tags.iter().flat_map(|(key, tag)| format!("{key} {tag} 0 R ").into_bytes());
        body.extend(tags);
        body.extend_from_slice(b"]>>");
        if !self.ids.is_empty() {
            body.extend_from_slice(b"/IDTree<</Names[");
            for (id, tag) in &self.ids {
                body.extend_from_slice(id);
                body.extend(format!("{tag} 0 R").bytes());
            }
            body.extend_from_slice(b"]>>");
        }
        body.extend(format!("/ParentTreeNextKey {}>>", self.tag_keys).bytes());
        body
    }
}
