package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.kernel.Page;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a family, in a file it can read (Personal Information Protection Law, article 45): a page for
 * people and the same as JSON for programs. One table is in memory at a time; the file is gone when it has been read.
 */
@ApplicationScoped
@Transactional
public class Exports {

    /** What signs a person in is told to that person and to the guardian, not to the whole family. */
    private static final Set<String> PRIVATE = Set.of("phones", "sessions");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final FamilyRooms rooms;
    private final HouseholdRepository households;
    private final PersonRepository persons;
    private final Looks looks;
    private final ObjectMapper json;
    private final Clock clock;

    Exports(
            FamilyRooms rooms,
            HouseholdRepository households,
            PersonRepository persons,
            Looks looks,
            ObjectMapper json,
            Clock clock) {
        this.rooms = rooms;
        this.households = households;
        this.persons = persons;
        this.looks = looks;
        this.json = json;
        this.clock = clock;
    }

    /** Whose records. */
    public enum Scope {
        /** The family's, and of each person what the family sees. */
        HOUSEHOLD,
        /** The caller's and that of the children whose guardian the caller is. */
        PERSON
    }

    /**
     * The file as a ZIP. A temporary file stands between the database and a slow reader; it has no name any more as soon
     * as it is open.
     */
    public InputStream zip(Caller caller, Scope scope, boolean english) {
        looks.noteExport(caller);
        try {
            Path whole = Files.createTempFile("export", ".zip");
            Path data = Files.createTempFile("export", ".json");
            try {
                write(caller, scope, english, whole, data);
                return Files.newInputStream(whole, StandardOpenOption.DELETE_ON_CLOSE);
            } finally {
                Files.deleteIfExists(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a file", e);
        }
    }

    private void write(Caller caller, Scope scope, boolean english, Path whole, Path data) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(whole));
                OutputStream second = Files.newOutputStream(data);
                JsonGenerator generator = json.createGenerator(second)) {
            zip.putNextEntry(new ZipEntry("yishulai.html"));
            Writer text = new BufferedWriter(new OutputStreamWriter(zip, UTF_8));
            ExportPage page = new ExportPage(text, english);
            page.begin(english ? "What Yishulai keeps of you" : "益书来记录的您的信息", about(scope, english));
            beginJson(generator, scope);
            read(caller, scope, kept -> both(kept, page, generator));
            page.end();
            generator.writeEndArray();
            generator.writeEndObject();
            generator.flush();
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("yishulai.json"));
            Files.copy(data, zip);
            zip.closeEntry();
        }
    }

    private static void both(Kept kept, ExportPage page, JsonGenerator generator) {
        try {
            page.section(kept);
            generator.writePOJO(new Section(kept.name(), kept.title(), kept.heads(), kept.rows()));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be written", e);
        }
    }

    /** One table for programs; ids of persons stay inside. */
    record Section(String name, Kept.Words title, List<Kept.Words> columns, List<List<String>> rows) {}

    private void beginJson(JsonGenerator generator, Scope scope) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("service", "yishulai");
        generator.writeStringField("exportedAt", clock.instant().toString());
        generator.writeStringField("scope", scope.name());
        generator.writeArrayFieldStart("sections");
    }

    private List<String> about(Scope scope, boolean english) {
        String when = MINUTE.format(clock.instant());
        return switch (scope) {
            case HOUSEHOLD ->
                english
                        ? List.of(
                                "The whole family, " + when + ".",
                                "Phones and sign-ins of other grown-ups are told to themselves only.")
                        : List.of("全家记录，" + when + "。", "其他成人的手机号和登录记录只提供给本人。");
            case PERSON ->
                english
                        ? List.of(
                                "Yours and your children's records, " + when + ".",
                                "What belongs to the family as a whole is in the family's file.")
                        : List.of("您本人和您监护的孩子的记录，" + when + "。", "属于全家的记录在全家的文件里。");
        };
    }

    private void read(Caller caller, Scope scope, Consumer<Kept> reader) {
        Set<UUID> own = own(caller);
        if (scope == Scope.HOUSEHOLD) {
            reader.accept(household(caller.household()));
            reader.accept(looks(caller.household()));
        }
        rooms.exportTo(caller.household(), kept -> {
            boolean ofPersons = !kept.persons().isEmpty() || kept.rows().isEmpty();
            if (scope == Scope.PERSON || PRIVATE.contains(kept.name())) {
                if (ofPersons) {
                    reader.accept(kept.of(own));
                }
            } else {
                reader.accept(kept);
            }
        });
    }

    private Set<UUID> own(Caller caller) {
        Set<UUID> own = new HashSet<>(Set.of(caller.personId()));
        persons.of(caller.household()).stream()
                .filter(person -> caller.personId().equals(person.guardianId()))
                .forEach(child -> own.add(child.id()));
        return own;
    }

    private Kept household(UUID id) {
        Household household = households.require(id);
        return new Kept(
                "household",
                new Kept.Words("家庭", "Household"),
                List.of(new Kept.Words("家庭码", "Family code"), new Kept.Words("加入时间", "Joined")),
                List.of(List.of(household.familyCode().value(), MINUTE.format(household.createdAt()))));
    }

    private Kept looks(UUID household) {
        List<List<String>> rows = new ArrayList<>();
        @Nullable String after = null;
        do {
            Page<Looks.LookView> page = looks.at(household, after, Page.MAX_LIMIT);
            page.items()
                    .forEach(look -> rows.add(List.of(
                            MINUTE.format(look.at()),
                            look.by(),
                            look.why(),
                            look.reason() == null ? "" : look.reason())));
            after = page.nextAfter();
        } while (after != null);
        return new Kept(
                "looks",
                new Kept.Words("谁查看过", "Who looked"),
                List.of(
                        new Kept.Words("时间", "When"),
                        new Kept.Words("谁", "Who"),
                        new Kept.Words("办理什么", "Doing what"),
                        new Kept.Words("事由", "Reason")),
                rows);
    }
}
