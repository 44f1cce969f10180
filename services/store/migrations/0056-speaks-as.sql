-- The persona's emoji when the meeting chose it, beside its messages where no picture can be shown.
alter table meetings add column persona_emoji text not null default '';
