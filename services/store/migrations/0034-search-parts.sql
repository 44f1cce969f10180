-- PostgreSQL's parser takes `E-4021` for a letter and the number -4021, and an address for one word. So that 4021 is found
-- too, what is read without a language has every sign between letters and digits as a space.
drop index passages_by_words;
alter table passages drop column words;
alter table passages add column words tsvector not null generated always as (
  setweight(to_tsvector('english', text), 'A')
  || setweight(to_tsvector('english', speaker), 'B')
  -- Chinese and Japanese put no spaces between words: each sign is one.
  || setweight(to_tsvector('simple', regexp_replace(
    speaker || ' ' || text, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])|[\u0021-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u2010-\u2015]', ' \1 ', 'g')), 'D')
) stored;
create index passages_by_words on passages using gin (words);
