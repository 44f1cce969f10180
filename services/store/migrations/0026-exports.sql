-- A copy of a recap for one destination is called an export.
alter table note_deliveries rename to recap_exports;
alter index note_deliveries_awake rename to recap_exports_awake;
alter index note_deliveries_by_destination rename to recap_exports_by_destination;
