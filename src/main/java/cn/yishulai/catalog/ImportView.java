package cn.yishulai.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as librarians see it.
 *
 * @param partSize how many bytes each part has, the last one excepted
 * @param parts how many parts the file has
 * @param received how many of them are here
 * @param format CSV, XLSX, ISO2709 or MARCXML, once the file has been looked into
 * @param position bytes of the file that are behind us in this pass
 * @param counts of this pass: what the check foresees, then what the import did
 * @param failure why the file as a whole cannot be read
 */
public record ImportView(
        UUID id,
        String name,
        long size,
        int partSize,
        int parts,
        int received,
        ImportState state,
        @Nullable String format,
        long position,
        ImportCounts counts,
        @Nullable String failure,
        String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
