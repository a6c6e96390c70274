package cn.yishulai.fairs;

import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlip.Kind;
import cn.yishulai.labels.PaperSlip.Line;
import cn.yishulai.labels.PaperSlips;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A ticket on paper, for a family without a phone: what, where, when, for how many, and the symbol that the gate scans. */
@ApplicationScoped
@Transactional
public class TicketCards {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Tickets tickets;
    private final PaperSlips paper;

    TicketCards(Tickets tickets, PaperSlips paper) {
        this.tickets = tickets;
        this.paper = paper;
    }

    /** @throws cn.yishulai.kernel.Refused TICKET_UNKNOWN */
    public byte[] pdf(Caller caller, UUID id, boolean english, PaperSlip.Roll roll) {
        TicketView ticket = tickets.show(caller, id);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Kind.CENTRED, english ? "Yishulai" : "益书来"));
        lines.add(Line.of(Kind.STRONG, ticket.fair().title()));
        lines.add(Line.of(Kind.PLAIN, ticket.fair().venue().name()));
        lines.add(new Line(Kind.STRONG, english ? "From" : "入场", MINUTE.format(ticket.from())));
        lines.add(new Line(Kind.PLAIN, english ? "Until" : "结束", MINUTE.format(ticket.until())));
        lines.add(new Line(Kind.STRONG, english ? "Persons" : "人数", String.valueOf(ticket.persons())));
        lines.add(Line.symbol());
        lines.add(Line.of(
                Kind.NOTE,
                english
                        ? "Each person comes in once. Children need no phone: this paper is enough."
                        : "每人入场一次；孩子不用手机，凭这张纸即可。"));
        lines.add(new Line(Kind.NOTE, english ? "Give it back by" : "不来请在此前退票", MINUTE.format(ticket.releaseUntil())));
        return paper.pdf(new PaperSlip(english ? "Ticket" : "入场票", lines, ticket.url(), spaced(ticket.code())), roll);
    }

    /** So people read it to each other. */
    private static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
