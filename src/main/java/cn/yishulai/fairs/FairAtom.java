package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Fairs as an Atom feed (RFC 4287), written by the XML writer of the platform. */
@ApplicationScoped
class FairAtom {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** Drawn once; a feed keeps its name for ever, whatever the address of the service. */
    private static final String NAME = "urn:uuid:6f0d4a52-9a3e-4c57-8b6b-2f3d6a1c7e90";

    private static final Instant NEVER = Instant.parse("2026-01-01T00:00:00Z");

    private final XMLOutputFactory factory = XMLOutputFactory.newFactory();

    /** @param updated when the public was told of a change last */
    record Entry(
            UUID id, String title, String summary, Instant published, Instant updated, String url, String picture) {}

    String of(FairPageWords words, String self, String page, List<Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", words.lang());
            element(xml, "id", NAME);
            element(xml, "title", words.fairs());
            element(xml, "subtitle", words.coming());
            element(
                    xml,
                    "updated",
                    said(entries.stream()
                            .map(Entry::updated)
                            .max(Instant::compareTo)
                            .orElse(NEVER)));
            link(xml, "self", "application/atom+xml", self);
            link(xml, "alternate", "text/html", page);
            xml.writeStartElement("author");
            element(xml, "name", words.library());
            xml.writeEndElement();
            for (Entry entry : entries) {
                entry(xml, entry);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed of words and moments cannot be written", e);
        }
        return text.toString();
    }

    private static void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + entry.id());
        element(xml, "title", entry.title());
        element(xml, "published", said(entry.published()));
        element(xml, "updated", said(entry.updated()));
        link(xml, "alternate", "text/html", entry.url());
        link(xml, "enclosure", "image/png", entry.picture());
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String said(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
