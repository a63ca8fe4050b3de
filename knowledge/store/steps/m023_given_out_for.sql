ALTER TABLE invitations ADD COLUMN starts_at TEXT;
ALTER TABLE invitation_files ADD COLUMN starts_at TEXT;
