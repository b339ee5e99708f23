-- CreateTable
CREATE TABLE "curator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'editor',
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "curator_session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL,
    CONSTRAINT "curator_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "curator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "curator_account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" BIGINT,
    "refresh_token_expires_at" BIGINT,
    "scope" TEXT,
    "password" TEXT,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL,
    CONSTRAINT "curator_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "curator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "curator_verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "curator_factor" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" BIGINT,
    CONSTRAINT "curator_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "curator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "curator_passkey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "created_at" BIGINT,
    "aaguid" TEXT,
    CONSTRAINT "curator_passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "curator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "curator_token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "curator_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "expires_at" BIGINT,
    "last_used_at" BIGINT,
    CONSTRAINT "curator_token_curator_id_fkey" FOREIGN KEY ("curator_id") REFERENCES "curator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "attempt" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "due_ms" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "curator_id" TEXT,
    "curator_name" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "fields" TEXT NOT NULL,
    "reason" TEXT,
    "reverts" INTEGER,
    "candidate_id" INTEGER
);

-- CreateTable
CREATE TABLE "curated_field" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "curator_id" TEXT,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("kind", "key", "field")
);

-- CreateTable
CREATE TABLE "candidate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "place" TEXT,
    "identity" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "payload" TEXT NOT NULL,
    "guessed" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "match_slug" TEXT,
    "likeness" REAL,
    "decision" TEXT,
    "decided_by" TEXT,
    "decided_at" BIGINT,
    "added_at" BIGINT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "curator_email_key" ON "curator"("email");

-- CreateIndex
CREATE UNIQUE INDEX "curator_session_token_key" ON "curator_session"("token");

-- CreateIndex
CREATE INDEX "curator_session_user_id_idx" ON "curator_session"("user_id");

-- CreateIndex
CREATE INDEX "curator_account_user_id_idx" ON "curator_account"("user_id");

-- CreateIndex
CREATE INDEX "curator_verification_identifier_idx" ON "curator_verification"("identifier");

-- CreateIndex
CREATE INDEX "curator_factor_user_id_idx" ON "curator_factor"("user_id");

-- CreateIndex
CREATE INDEX "curator_passkey_user_id_idx" ON "curator_passkey"("user_id");

-- CreateIndex
CREATE INDEX "curator_passkey_credential_id_idx" ON "curator_passkey"("credential_id");

-- CreateIndex
CREATE UNIQUE INDEX "curator_token_hash_key" ON "curator_token"("hash");

-- CreateIndex
CREATE INDEX "curator_token_curator_id_idx" ON "curator_token"("curator_id");

-- CreateIndex
CREATE INDEX "attempt_due_ms_idx" ON "attempt"("due_ms");

-- CreateIndex
CREATE INDEX "revision_at_idx" ON "revision"("at");

-- CreateIndex
CREATE UNIQUE INDEX "revision_kind_key_number_key" ON "revision"("kind", "key", "number");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_identity_key" ON "candidate"("identity");

-- CreateIndex
CREATE INDEX "candidate_status_added_at_idx" ON "candidate"("status", "added_at");

-- CreateIndex
CREATE INDEX "candidate_match_slug_idx" ON "candidate"("match_slug");
