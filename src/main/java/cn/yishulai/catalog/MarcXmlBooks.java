package cn.yishulai.catalog;

import cn.yishulai.catalog.MarcParts.Field;
import cn.yishulai.catalog.MarcParts.Subfield;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * MARCXML, read as a stream. Document types are refused altogether: with them a file of a kilobyte can ask for other
 * files or swell to gigabytes.
 */
final class MarcXmlBooks implements BookSource {

    private static final int LONGEST_RECORD = 500_000;

    private final CountedStream in;
    private final XMLStreamReader xml;
    private long number;
    private boolean ended;

    MarcXmlBooks(Path file) throws IOException {
        in = new CountedStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            in.close();
            throw new UnreadableFile("the XML does not begin as XML: " + oneLine(e));
        }
    }

    @Override
    public @Nullable Arrival next() throws IOException {
        if (ended) {
            return null;
        }
        String place = "record " + (number + 1);
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new UnreadableFile("it has a document type (<!DOCTYPE …>), and such files are not taken;"
                            + " export it without one");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("record")) {
                    number++;
                    return record(place);
                }
            }
            ended = true;
            return null;
        } catch (XMLStreamException e) {
            ended = true;
            return Arrival.rejected(
                    place,
                    List.of(),
                    Rejection.Code.FILE_BROKEN,
                    "the XML is broken here and cannot be read further: " + oneLine(e));
        }
    }

    private Arrival record(String place) throws XMLStreamException {
        List<Field> fields = new ArrayList<>();
        int length = 0;
        int event = xml.next();
        while (!(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("record"))) {
            if (event == XMLStreamConstants.START_ELEMENT && length < LONGEST_RECORD) {
                Field field = field(xml.getLocalName());
                if (field != null) {
                    fields.add(field);
                    length += field.subfields().stream()
                            .mapToInt(s -> s.text().length())
                            .sum();
                }
            }
            event = xml.next();
        }
        if (length >= LONGEST_RECORD) {
            return Arrival.rejected(
                    place,
                    List.of(),
                    Rejection.Code.RECORD_TOO_LONG,
                    "the record is longer than " + LONGEST_RECORD + " characters");
        }
        MarcParts marc = new MarcParts(fields);
        return marc.parts()
                .arrive(place, List.of(summary(fields)), marc.controlNumber())
                .ours(marc.own());
    }

    private @Nullable Field field(String element) throws XMLStreamException {
        String tag = xml.getAttributeValue(null, "tag");
        if (tag == null) {
            return null;
        }
        if (element.equals("controlfield")) {
            return new Field(tag, List.of(new Subfield(' ', xml.getElementText())));
        }
        List<Subfield> subfields = new ArrayList<>();
        int event = xml.next();
        while (!(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element))) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String code = xml.getAttributeValue(null, "code");
                String text = xml.getElementText();
                if (code != null && !code.isEmpty()) {
                    subfields.add(new Subfield(code.charAt(0), text));
                }
            }
            event = xml.next();
        }
        return new Field(tag, subfields);
    }

    private static String summary(List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            text.append(field.tag());
            field.subfields().forEach(s -> text.append(s.code() == ' ' ? " " : " $" + s.code())
                    .append(s.text()));
            text.append("; ");
        }
        return text.toString();
    }

    private static String oneLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public long position() {
        return in.count();
    }

    @Override
    public FileFormat format() {
        return FileFormat.MARCXML;
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
