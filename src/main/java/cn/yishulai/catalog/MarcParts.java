package cn.yishulai.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a MARC record. CNMARC keeps the title in field 200, MARC 21 in 245, and that tells them apart: leaders
 * do not.
 */
final class MarcParts {

    record Subfield(char code, String text) {}

    /** A field with its subfields; a control field has one subfield with the code blank. */
    record Field(String tag, List<Subfield> subfields) {

        @Nullable
        String first(char code) {
            return subfields.stream()
                    .filter(subfield -> subfield.code() == code)
                    .map(Subfield::text)
                    .findFirst()
                    .orElse(null);
        }

        String all(String codes, String between) {
            return subfields.stream()
                    .filter(subfield -> codes.indexOf(subfield.code()) >= 0)
                    .map(subfield -> bare(subfield.text()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(between));
        }
    }

    /** ISBD punctuation at the end of a subfield announces the next one. */
    private static final Pattern ANNOUNCES = Pattern.compile("(?:\\s+[/:;=+]|[/:;,]|\\s)+$");
    /** Field 801 of an export of ours: what stands there is what is meant, also a comma at the end. */
    static final String AGENCY = "Yishulai";

    static final String EDITION = "(Yishulai-edition)";
    static final String WORK = "(Yishulai-work)";

    private static final Field NOTHING = new Field("", List.of());

    private final List<Field> fields;

    MarcParts(List<Field> fields) {
        this.fields = fields;
    }

    /** The parts, or none when there is no title field. */
    RecordParts parts() {
        return has("200") ? cnmarc() : marc21();
    }

    @Nullable
    String controlNumber() {
        Field field = first("001");
        return field == null ? null : field.first(' ');
    }

    /** The ids that an export of ours has set into the record. */
    @Nullable
    OwnIds own() {
        return AGENCY.equals(firstOf("801", 'b')) ? OwnIds.parse(controlNumber(), system(EDITION), system(WORK)) : null;
    }

    private @Nullable String system(String of) {
        return all("035").stream()
                .map(field -> field.first('a'))
                .filter(number -> number != null && number.startsWith(of))
                .map(number -> String.valueOf(number).substring(of.length()))
                .findFirst()
                .orElse(null);
    }

    private RecordParts cnmarc() {
        Field title = either(first("200"), NOTHING);
        if (AGENCY.equals(firstOf("801", 'b'))) {
            Field imprint = either(first("210"), NOTHING);
            return new RecordParts(
                    title.first('a'),
                    title.first('h'),
                    title.first('f'),
                    imprint.first('c'),
                    firstOf("225", 'a'),
                    imprint.first('d'),
                    firstOf("010", 'd'),
                    numbers("010", "091"),
                    Subject.of(firstOf("690", 'a'), firstOf("101", 'a')).forReadersOfCnmarc(firstOf("100", 'a')));
        }
        Field imprint = either(first("210"), NOTHING);
        return new RecordParts(
                joined(title.first('a'), title.all("e", "：")),
                title.all("hi", " "),
                either(blankAsNull(title.all("fg", "；")), names("701", "702", "711")),
                imprint.first('c'),
                firstOf("225", 'a'),
                imprint.first('d'),
                firstOf("010", 'd'),
                numbers("010", "091"),
                Subject.of(firstOf("690", 'a'), firstOf("101", 'a')).forReadersOfCnmarc(firstOf("100", 'a')));
    }

    private RecordParts marc21() {
        Field title = ownScript("245");
        Field imprint = has("264") ? ownScript("264") : ownScript("260");
        Field series = has("490") ? ownScript("490") : ownScript("440");
        return new RecordParts(
                joined(title.first('a'), title.all("b", "：")),
                title.all("np", " "),
                either(blankAsNull(title.all("c", "；")), names("100", "700", "110")),
                imprint.all("b", "，"),
                series.all("a", " "),
                imprint.first('c'),
                firstOf("020", 'c'),
                numbers("020", "091"),
                Subject.of(either(firstOf("093", 'a'), firstOf("690", 'a')), firstOf("041", 'a'))
                        .forReadersOfMarc21(firstOf("008", ' ')));
    }

    /** The field in Chinese when the record has it romanised and linked to field 880, else the field itself. */
    private Field ownScript(String tag) {
        return all("880").stream()
                .filter(field -> either(field.first('6'), "").startsWith(tag))
                .findFirst()
                .orElseGet(() -> either(first(tag), NOTHING));
    }

    /** Names of persons or bodies, when the title field does not say who made it. */
    private @Nullable String names(String... tags) {
        List<String> names = new ArrayList<>();
        for (String tag : tags) {
            List<Field> own = all("880").stream()
                    .filter(field -> either(field.first('6'), "").startsWith(tag))
                    .toList();
            (own.isEmpty() ? all(tag) : own)
                    .stream()
                            .map(field -> field.all("a", " "))
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add);
        }
        return names.isEmpty() ? null : String.join("，", names);
    }

    private List<String> numbers(String isbn, String unified) {
        List<String> numbers = new ArrayList<>();
        for (Field field : fields) {
            String number = field.first('a');
            if ((field.tag().equals(isbn) || field.tag().equals(unified)) && number != null) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private boolean has(String tag) {
        return first(tag) != null;
    }

    private @Nullable Field first(String tag) {
        return fields.stream()
                .filter(field -> field.tag().equals(tag))
                .findFirst()
                .orElse(null);
    }

    private List<Field> all(String tag) {
        return fields.stream().filter(field -> field.tag().equals(tag)).toList();
    }

    private @Nullable String firstOf(String tag, char code) {
        return all(tag).stream()
                .flatMap(field -> field.subfields().stream())
                .filter(subfield -> subfield.code() == code)
                .map(Subfield::text)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String joined(@Nullable String title, String rest) {
        String bare = title == null ? "" : bare(title);
        return rest.isEmpty() ? blankAsNull(bare) : bare + "：" + rest;
    }

    private static <T extends @Nullable Object> T either(@Nullable T one, T other) {
        return one == null ? other : one;
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static String bare(String text) {
        return ANNOUNCES.matcher(text).replaceFirst("").strip();
    }
}
