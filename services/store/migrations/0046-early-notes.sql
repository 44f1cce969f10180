-- When a call that has ended gets the notes that can be written without PikaStream's; null once it has them.
alter table meetings add column early_notes_at timestamptz;
