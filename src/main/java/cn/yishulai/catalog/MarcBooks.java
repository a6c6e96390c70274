package cn.yishulai.catalog;

import cn.yishulai.catalog.MarcParts.Field;
import cn.yishulai.catalog.MarcParts.Subfield;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.marc4j.MarcStreamReader;
import org.marc4j.marc.ControlField;
import org.marc4j.marc.DataField;
import org.marc4j.marc.Record;

/**
 * ISO 2709, CNMARC or MARC 21. Records are cut at their terminators and not by the lengths they claim, so a lying
 * record costs itself and no other. The bytes are read as Latin-1 and decoded here, because marc4j turns GB18030 into
 * nonsense without a word.
 */
final class MarcBooks implements BookSource {

    private static final int END_OF_RECORD = 0x1D;
    private static final int END_OF_FIELD = 0x1E;
    private static final int LEADER = 24;
    private static final int DIRECTORY_ENTRY = 12;
    /** The format cannot say more than five digits. */
    private static final int LONGEST_RECORD = 99_999;

    private final InputStream in;
    private long position;
    private long number;

    MarcBooks(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        byte[] bytes = nextRecord();
        if (bytes == null) {
            return null;
        }
        String place = "record " + ++number;
        if (bytes.length > LONGEST_RECORD) {
            return Arrival.rejected(
                    place,
                    List.of(),
                    Rejection.Code.RECORD_TOO_LONG,
                    "the record is longer than " + LONGEST_RECORD + " bytes");
        }
        List<String> raw = List.of(lossy(bytes));
        try {
            MarcParts marc = new MarcParts(fields(repaired(bytes)));
            return marc.parts().arrive(place, raw, marc.controlNumber()).ours(marc.own());
        } catch (CharacterCodingException e) {
            return Arrival.rejected(
                    place, raw, Rejection.Code.CHARACTERS_UNREADABLE, "the characters are neither UTF-8 nor GB18030");
        } catch (RuntimeException e) {
            // Whatever marc4j throws at a directory that points anywhere; nothing of ours runs in there.
            return Arrival.rejected(
                    place,
                    raw,
                    Rejection.Code.RECORD_BROKEN,
                    "leader or directory of the record do not fit its fields");
        }
    }

    /** The bytes up to the next terminator, without what is not worth a record: blanks, line ends, stray terminators. */
    private byte @Nullable [] nextRecord() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        boolean said = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            position++;
            boolean filler = b == END_OF_RECORD || b == END_OF_FIELD || b <= ' ' || b == 0x1A;
            if (b == END_OF_RECORD && said) {
                return record.toByteArray();
            }
            said |= !filler;
            if (said && record.size() <= LONGEST_RECORD) {
                record.write(b);
            }
        }
        return said ? record.toByteArray() : null;
    }

    /** With those bytes of the leader put right that the record itself shows: length, begin of data, widths. */
    private static byte[] repaired(byte[] bytes) {
        int directoryEnd = LEADER;
        while (bytes[directoryEnd] != END_OF_FIELD) {
            directoryEnd++;
        }
        if ((directoryEnd - LEADER) % DIRECTORY_ENTRY != 0) {
            throw new IllegalArgumentException("a directory has entries of 12 bytes");
        }
        byte[] record = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, record, 0, bytes.length);
        record[bytes.length] = END_OF_RECORD;
        put(record, 0, "%05d".formatted(record.length));
        put(record, 9, " ");
        put(record, 10, "22");
        put(record, 12, "%05d".formatted(directoryEnd + 1));
        put(record, 20, "450 ");
        return record;
    }

    private static void put(byte[] record, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, record, at, ascii.length);
    }

    private static List<Field> fields(byte[] record) throws CharacterCodingException {
        Record marc = new MarcStreamReader(new ByteArrayInputStream(record), "ISO8859_1").next();
        // The whole record decides: a single word of GBK (联通) can be UTF-8 by chance.
        Charset charset = Encoding.of(record);
        List<Field> fields = new ArrayList<>();
        for (ControlField field : marc.getControlFields()) {
            fields.add(new Field(field.getTag(), List.of(new Subfield(' ', decoded(field.getData(), charset)))));
        }
        for (DataField field : marc.getDataFields()) {
            List<Subfield> subfields = new ArrayList<>();
            for (org.marc4j.marc.Subfield subfield : field.getSubfields()) {
                subfields.add(new Subfield(subfield.getCode(), decoded(subfield.getData(), charset)));
            }
            fields.add(new Field(field.getTag(), subfields));
        }
        return fields;
    }

    private static String decoded(String latin1, Charset charset) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    private static String lossy(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileFormat format() {
        return FileFormat.ISO2709;
    }

    @Override
    public List<String> columns() {
        return List.of("record");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
