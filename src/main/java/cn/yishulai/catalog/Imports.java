package cn.yishulai.catalog;

import static cn.yishulai.catalog.ImportRefusal.IMPORT_NOT_AT_THIS_STEP;
import static cn.yishulai.catalog.ImportRefusal.IMPORT_PART_MISFIT;
import static cn.yishulai.catalog.ImportRefusal.IMPORT_TOO_LARGE;

import cn.yishulai.catalog.ImportPreview.RejectedRecord;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of records, sent in parts, checked, looked at and then brought in. What takes time is done by
 * {@link ImportRunner}; here is what librarians say.
 */
@ApplicationScoped
@Transactional
public class Imports {

    private final AgroalDataSource database;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final long mostBytes;

    Imports(AgroalDataSource database, Audit audit, ObjectMapper json, Clock clock, ImportsConfig config) {
        this.database = database;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.mostBytes = config.mostBytes();
    }

    /** Makes room for a file. */
    ImportView begin(ImportForm form, Caller caller) {
        if (form.size() > mostBytes) {
            throw IMPORT_TOO_LARGE.because("a file has at most %,d bytes".formatted(mostBytes));
        }
        String name = Text.clean(form.name());
        ImportForm named = new ImportForm(name == null ? "?" : name, form.size());
        return with(store -> store.require(store.add(named, caller.actor(), clock.instant())));
    }

    /**
     * Keeps a part of the file. With the last one that was missing the check begins.
     *
     * @param part counted from 1
     */
    ImportView part(UUID id, int part, byte[] bytes) {
        return with(store -> {
            ImportView job = store.locked(id);
            require(job, ImportState.CHECKING);
            long length = Math.min(ImportStore.PART, job.size() - (long) (part - 1) * ImportStore.PART);
            if (part < 1 || part > job.parts() || bytes.length != length) {
                throw IMPORT_PART_MISFIT.because("parts are 1 to %d and have %,d bytes, the last one what is left"
                        .formatted(job.parts(), ImportStore.PART));
            }
            store.keep(id, part, bytes);
            ImportView kept = store.require(id);
            if (kept.received() == kept.parts()) {
                store.begin(id, ImportState.CHECKING, clock.instant());
            }
            return store.require(id);
        });
    }

    public ImportView require(UUID id) {
        return with(store -> store.require(id));
    }

    Page<ImportView> list(@Nullable UUID after, int limit) {
        return with(store ->
                Page.cut(store.list(after, limit + 1), limit, job -> job.id().toString()));
    }

    /** What the check found, as far as it is. */
    ImportPreview preview(UUID id) {
        return with(store -> {
            store.require(id);
            return new ImportPreview(
                    store.columns(id), store.samples(id, json), store.rejected(id, 0, ImportPreview.SHOWN));
        });
    }

    /** Lets the records come in. */
    ImportView start(UUID id, Caller caller) {
        return with(store -> {
            ImportView job = store.locked(id);
            require(job, ImportState.RUNNING);
            store.begin(id, ImportState.RUNNING, clock.instant());
            audit.record(
                    caller.actor(),
                    "import.start",
                    "import:" + id,
                    Map.of("records", job.counts().read()));
            return store.require(id);
        });
    }

    /** Stops it at the end of a batch. What has come in stays. */
    ImportView cancel(UUID id, Caller caller) {
        return with(store -> {
            require(store.locked(id), ImportState.CANCELLED);
            store.end(id, ImportState.CANCELLED, null, clock.instant());
            ImportView job = store.require(id);
            audit.record(
                    caller.actor(),
                    "import.cancel",
                    "import:" + id,
                    Map.of("records", job.counts().read()));
            return job;
        });
    }

    /** The names of the columns of the list of the rejected. */
    List<String> rejectedColumns(UUID id) {
        return with(store -> {
            store.require(id);
            return store.rejectedColumns(id);
        });
    }

    List<RejectedRecord> rejected(UUID id, long after, int count) {
        return with(store -> store.rejected(id, after, count));
    }

    private static void require(ImportView job, ImportState next) {
        if (!job.state().canBecome(next)) {
            throw IMPORT_NOT_AT_THIS_STEP.because("the import is %s and cannot become %s".formatted(job.state(), next));
        }
    }

    private interface Question<T extends @Nullable Object> {
        T ask(ImportStore store) throws SQLException, JsonProcessingException;
    }

    private <T extends @Nullable Object> T with(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(new ImportStore(connection));
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("imports cannot be read or written", e);
        }
    }
}
