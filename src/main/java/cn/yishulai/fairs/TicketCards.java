package cn.yishulai.fairs;

import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlip.Kind;
import cn.yishulai.labels.PaperSlip.Line;
import cn.yishulai.labels.PaperSlips;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A ticket on paper, for a family without a phone: what, where, when, for how many, and the symbol that the gate scans. The
 * symbol is signed like that on a phone, so that a gate without network reads how many it is good for.
 */
@ApplicationScoped
@Transactional
public class TicketCards {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Tickets tickets;
    private final TicketPasses passes;
    private final PaperSlips paper;

    TicketCards(Tickets tickets, TicketPasses passes, PaperSlips paper) {
        this.tickets = tickets;
        this.passes = passes;
        this.paper = paper;
    }

    /** @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN */
    public byte[] pdf(Caller caller, UUID id, boolean english, PaperSlip.Roll roll) {
        TicketView ticket = tickets.show(caller, id);
        FairPageWords words = FairPageWords.in(english);
        boolean waits = Boolean.TRUE.equals(ticket.fair().withoutDay());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Kind.CENTRED, english ? "Yishulai" : "益书来"));
        lines.add(Line.of(Kind.STRONG, ticket.fair().title()));
        lines.add(Line.of(Kind.PLAIN, ticket.fair().venue().name()));
        lines.add(new Line(Kind.STRONG, english ? "From" : "入场", said(ticket.from(), waits, words)));
        lines.add(new Line(Kind.PLAIN, english ? "Until" : "结束", said(ticket.until(), waits, words)));
        if (waits) {
            lines.add(Line.of(Kind.STRONG, words.ticketStays()));
        }
        lines.add(new Line(Kind.STRONG, english ? "Persons" : "人数", String.valueOf(ticket.persons())));
        lines.add(Line.symbol());
        lines.add(Line.of(
                Kind.NOTE,
                english
                        ? "Each person comes in once. Children need no phone: this paper is enough."
                        : "每人入场一次；孩子不用手机，凭这张纸即可。"));
        if (!waits) {
            lines.add(new Line(
                    Kind.NOTE, english ? "Give it back by" : "不来请在此前退票", MINUTE.format(ticket.releaseUntil())));
        }
        String symbol = passes.find(ticket).map(TicketPasses.View::text).orElse(ticket.url());
        return paper.pdf(new PaperSlip(english ? "Ticket" : "入场票", lines, symbol, spaced(ticket.code())), roll);
    }

    private static String said(OffsetDateTime at, boolean waits, FairPageWords words) {
        return waits ? words.wasToBe(MINUTE.format(at)) : MINUTE.format(at);
    }

    /** So people read it to each other. */
    private static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
