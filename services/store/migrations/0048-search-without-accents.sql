-- `munchen` finds “München”, and `resume` “résumé”: search knows words without their accents. A function of our own, since
-- somebody's PostgreSQL may lack the extension `unaccent`, and an index needs one whose answers never change. Only marks
-- of Latin, Greek and Cyrillic letters go: others make another letter (カ and ガ), and are put together again.
create function without_accents(written text) returns text language sql immutable strict parallel safe
return normalize(regexp_replace(normalize(
  replace(replace(replace(replace(replace(replace(replace(replace(
    translate(written, 'łŁøØđĐðÐħĦŧŦı', 'lLoOdDdDhHtTi'),
    'ß', 'ss'), 'ẞ', 'SS'), 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE'), 'þ', 'th'), 'Þ', 'TH'),
  NFD), '[\u0300-\u036f]', '', 'g'), NFC);
drop index passages_by_words;
alter table passages drop column words;
alter table passages add column words tsvector not null generated always as (
  setweight(to_tsvector('english', without_accents(text)), 'A')
  || setweight(to_tsvector('english', without_accents(speaker)), 'B')
  -- Chinese and Japanese put no spaces between words: each sign is one. Other signs between letters and digits are spaces.
  || setweight(to_tsvector('simple', regexp_replace(
    without_accents(speaker || ' ' || text), '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])|[\u0021-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u2010-\u2015]', ' \1 ', 'g')), 'D')
) stored;
create index passages_by_words on passages using gin (words);
