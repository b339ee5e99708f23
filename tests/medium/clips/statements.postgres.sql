-- newest page
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- newest page, its cards as bytes
SELECT c.id AS id, c.sort_at AS key, c.card AS card, (SELECT version FROM catalogue_version WHERE id = 1) AS version FROM clip c WHERE c.status = 'public' ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- next page
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND (c.sort_at, c.id) < (?::bigint, ?::integer) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- page before
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND (c.sort_at, c.id) > (?::bigint, ?::integer) ORDER BY c.sort_at ASC, c.id ASC LIMIT ?;

-- longest first
SELECT c.id AS id, coalesce(c.duration_ms, -1) AS key, c.card AS card FROM clip c WHERE c.status = 'public' ORDER BY coalesce(c.duration_ms, -1) DESC, c.id DESC LIMIT ?;

-- one source
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- two sources, unknown batch
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.source_id IN (SELECT id FROM source WHERE key IN (?, ?)) AND c.batch_id IS NULL ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- one term
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.id IN (SELECT x.clip_id FROM clip_term x JOIN term n ON n.id = x.term_id WHERE n.key IN (?)) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- without a source, all of two terms, without a third
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND (c.source_id IS NULL OR c.source_id NOT IN (SELECT id FROM source WHERE key IN (?))) AND c.source_id IS NOT NULL AND EXISTS (SELECT 1 FROM clip_term x JOIN term n ON n.id = x.term_id WHERE x.clip_id = c.id AND n.key IN (?)) AND EXISTS (SELECT 1 FROM clip_term x JOIN term n ON n.id = x.term_id WHERE x.clip_id = c.id AND n.key IN (?)) AND NOT EXISTS (SELECT 1 FROM clip_term x JOIN term n ON n.id = x.term_id WHERE x.clip_id = c.id AND n.key IN (?)) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- days in a zone
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.certainty <> 'unknown' AND c.sort_at >= ? AND ((c.published_at IS NOT NULL AND c.published_at >= ?) OR (c.published_at IS NULL AND c.published_on >= ?)) AND c.sort_at < ? AND ((c.published_at IS NOT NULL AND c.published_at < ?) OR (c.published_at IS NULL AND c.published_on <= ?)) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- every other filter
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.duration_ms >= ? AND c.duration_ms <= ? AND c.has_prompt = ? AND c.has_original = ? AND c.certainty <> 'unknown' ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- words, first hits
SELECT c.id AS id, c.sort_at / 1000 AS second, c.card AS card FROM clip_search s JOIN clip c ON c.id = s.clip_id WHERE (s.title @@ ?::tsquery AND NOT (s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) AND c.status = 'public' ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?;

-- words, next hits
SELECT c.id AS id, c.sort_at / 1000 AS second, c.card AS card FROM clip_search s JOIN clip c ON c.id = s.clip_id WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery) AND NOT s.title @@ ?::tsquery) AND c.status = 'public' AND (s.sort_at / 1000, s.clip_id) < (?::bigint, ?::integer) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?;

-- words, by relevance
SELECT id FROM (SELECT c.id AS id, -ts_rank(setweight(s.title, 'A') || setweight(s.prompt, 'C') || setweight(s.credit, 'D'), ?::tsquery) AS score FROM clip_search s JOIN clip c ON c.id = s.clip_id WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) AND c.status = 'public' ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT 2000) hit ORDER BY score, id DESC;
SELECT id, card FROM clip WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- words, oldest first
SELECT c.id AS id, coalesce(nullif(c.sort_at, 0), 9000000000000000) AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery))) ORDER BY coalesce(nullif(c.sort_at, 0), 9000000000000000) ASC, c.id ASC LIMIT ?;

-- slug
SELECT c.card, c.clock, c.page_url, c.media_url, c.rights, c.note_en, c.note_zh, c.document, c.evidence, c.added_at, c.updated_at, s.zone, s.url AS source_url, b.heading, b.document_date, a.url AS author_url FROM clip c JOIN source s ON s.id = c.source_id LEFT JOIN batch b ON b.id = c.batch_id LEFT JOIN author a ON a.id = c.author_id WHERE c.slug = ? AND c.status = 'public';
SELECT p.role, s.key AS source, p.channel, p.author, p.url, p.archive_url, p.published_on, p.published_at, p.clock, p.note_en, p.note_zh FROM appearance p LEFT JOIN source s ON s.id = p.source_id WHERE p.clip_id = (SELECT id FROM clip WHERE slug = ?) ORDER BY p.position;
SELECT r.kind, 'from' AS direction, c.slug, c.title_en, c.title_zh FROM relation r JOIN clip c ON c.id = r.to_id WHERE r.from_id = (SELECT id FROM clip WHERE slug = ?) AND c.status = 'public' UNION ALL SELECT r.kind, 'to' AS direction, c.slug, c.title_en, c.title_zh FROM relation r JOIN clip c ON c.id = r.from_id WHERE r.to_id = (SELECT id FROM clip WHERE slug = ?) AND c.status = 'public';
SELECT kind, hash, extension, type, size_bytes, width, height, duration_ms, codec, language, made_of, facts FROM rendition WHERE clip_id = (SELECT id FROM clip WHERE slug = ?) ORDER BY kind, width DESC, language, id;
SELECT kind, at_ms, note_en, note_zh FROM clip_failure WHERE clip_id = (SELECT id FROM clip WHERE slug = ?) ORDER BY at_ms IS NULL, at_ms, position, id;

-- neighbours
SELECT id, sort_at, duration_ms FROM clip WHERE slug = ? AND status = 'public';
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND (c.sort_at, c.id) > (?::bigint, ?::integer) ORDER BY c.sort_at ASC, c.id ASC LIMIT ?;
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND (c.sort_at, c.id) < (?::bigint, ?::integer) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- related
SELECT id, batch_id, author_id, capability, source_id FROM clip WHERE slug = ? AND status = 'public';
SELECT c.id AS id, c.card AS card FROM clip c WHERE c.status = 'public' AND c.id IN (SELECT to_id FROM relation WHERE from_id = ? UNION SELECT from_id FROM relation WHERE to_id = ?) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;
SELECT c.id AS id, c.card AS card FROM clip c WHERE c.status = 'public' AND c.author_id = ? ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- month
SELECT c.id AS id, c.sort_at AS key, c.card AS card FROM clip c WHERE c.status = 'public' AND c.certainty <> 'unknown' AND c.sort_at >= ? AND ((c.published_at IS NOT NULL AND c.published_at >= ?) OR (c.published_at IS NULL AND c.published_on >= ?)) AND c.sort_at < ? AND ((c.published_at IS NOT NULL AND c.published_at < ?) OR (c.published_at IS NULL AND c.published_on <= ?)) ORDER BY c.sort_at DESC, c.id DESC LIMIT ?;

-- facets
SELECT s.clip_id AS id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?;
SELECT n.key AS value, count(*) AS count, n.name_en AS en, n.name_zh AS zh FROM clip c JOIN source n ON n.id = c.source_id WHERE c.status = 'public' AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT n.key AS value, count(*) AS count, coalesce(n.heading, '') AS en, coalesce(n.heading, '') AS zh FROM clip c LEFT JOIN batch n ON n.id = c.batch_id WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT c.capability AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT n.key AS value, count(*) AS count, n.name AS en, n.name AS zh FROM clip c LEFT JOIN author n ON n.id = c.author_id WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT c.model AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT c.aspect AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT c.link AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT n.key AS value, count(*) AS count, n.name_en AS en, n.name_zh AS zh FROM clip c JOIN clip_term x ON x.clip_id = c.id JOIN term n ON n.id = x.term_id WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT x.kind AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c JOIN clip_failure x ON x.clip_id = c.id WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT CASE WHEN c.has_prompt THEN 'true' ELSE 'false' END AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT CASE WHEN c.has_original THEN 'true' ELSE 'false' END AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT CASE WHEN c.certainty <> 'unknown' THEN 'true' ELSE 'false' END AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;
SELECT CASE WHEN c.duration_ms IS NOT NULL THEN 'true' ELSE 'false' END AS value, count(*) AS count, NULL AS en, NULL AS zh FROM clip c WHERE c.status = 'public' AND c.source_id = (SELECT id FROM source WHERE key IN (?)) AND c.id IN (SELECT s.clip_id FROM clip_search s WHERE ((s.title @@ ?::tsquery OR s.prompt @@ ?::tsquery OR s.credit @@ ?::tsquery)) ORDER BY (s.sort_at / 1000) DESC, s.clip_id DESC LIMIT ?) GROUP BY 1, 3, 4;

-- timeline
SELECT CASE WHEN c.published_at IS NULL THEN c.published_on END AS day, c.published_at / 900000 AS quarter, count(*) AS count FROM clip c WHERE c.status = 'public' GROUP BY 1, 2;
SELECT CASE WHEN c.published_at IS NULL THEN c.published_on END AS day, c.published_at / 900000 AS quarter, count(*) AS count FROM clip c WHERE c.status = 'public' AND c.certainty <> 'unknown' AND c.sort_at >= ? AND ((c.published_at IS NOT NULL AND c.published_at >= ?) OR (c.published_at IS NULL AND c.published_on >= ?)) GROUP BY 1, 2;
