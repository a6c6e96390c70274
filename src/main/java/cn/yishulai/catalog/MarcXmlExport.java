package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as CNMARC (新版中国机读目录格式使用手册, 2004) in MARCXML: 010 ISBN and price, 035 our ids of edition and work,
 * 091 统一书号, 200 title, volume and author, 210 publisher and year, 225 series, 801 who made the record.
 */
final class MarcXmlExport implements ExportWriter {

    private static final String NAMESPACE = "http://www.loc.gov/MARC21/slim";

    private final OutputStream out;
    private final XMLStreamWriter xml;

    MarcXmlExport(OutputStream out) throws IOException {
        this.out = out;
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("collection");
            xml.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw new IOException("the XML cannot be written", e);
        }
    }

    @Override
    public void write(ExportedVolume volume) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("record");
            xml.writeStartElement("leader");
            xml.writeCharacters("00000nam0 2200000   450 ");
            xml.writeEndElement();
            xml.writeStartElement("controlfield");
            xml.writeAttribute("tag", "001");
            xml.writeCharacters(volume.id().toString());
            xml.writeEndElement();
            numbers(volume);
            field("035", "a", MarcParts.EDITION + volume.ids().edition());
            field("035", "a", MarcParts.WORK + volume.ids().work());
            field("200", "a", volume.title(), "h", volume.label(), "f", volume.author());
            field("210", "c", volume.publisher(), "d", volume.year() == null ? null : "" + volume.year());
            field("225", "a", volume.series());
            field("801", "b", MarcParts.AGENCY);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException("the XML cannot be written", e);
        }
    }

    /** The price stands with the first number, or alone. */
    private void numbers(ExportedVolume volume) throws XMLStreamException {
        boolean priced = false;
        for (String key : volume.numbers()) {
            BookNumber number = new BookNumber(key);
            if (number.kind() == BookNumberKind.UNIFIED) {
                field("091", "a", key);
            } else {
                field("010", "a", number.printed(), "d", priced ? null : volume.price());
                priced = true;
            }
        }
        if (!priced) {
            field("010", "d", volume.price());
        }
    }

    /** Nothing when none of the subfields says anything. */
    private void field(String tag, @Nullable String... subfields) throws XMLStreamException {
        boolean begun = false;
        for (int i = 0; i < subfields.length; i += 2) {
            String text = subfields[i + 1];
            if (text != null) {
                if (!begun) {
                    begin(tag);
                    begun = true;
                }
                xml.writeStartElement("subfield");
                xml.writeAttribute("code", String.valueOf(subfields[i]));
                xml.writeCharacters(text);
                xml.writeEndElement();
            }
        }
        if (begun) {
            xml.writeEndElement();
        }
    }

    private void begin(String tag) throws XMLStreamException {
        xml.writeStartElement("datafield");
        xml.writeAttribute("tag", tag);
        xml.writeAttribute("ind1", " ");
        xml.writeAttribute("ind2", " ");
    }

    @Override
    public void flush() throws IOException {
        try {
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the XML cannot be written", e);
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the XML cannot be written", e);
        }
    }
}
