package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.PartnerRight;
import cn.yishulai.people.PartnerRights;
import cn.yishulai.places.VenueContact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Whom to call on the day of a fair. Never public, and forgotten a week after it. */
@ApplicationScoped
@Transactional
public class FairContacts {

    private final FairAccess access;
    private final PartnerRights rights;
    private final TradeSql sql;

    FairContacts(FairAccess access, PartnerRights rights, TradeSql sql) {
        this.access = access;
        this.rights = rights;
        this.sql = sql;
    }

    /** In their order. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public List<VenueContact> of(Caller caller, UUID fair) {
        access.require(caller, fair);
        return sql.list(
                row -> new VenueContact(row.getString("name"), row.getString("about"), row.getString("phone")),
                "SELECT name, about, phone FROM fair_contact WHERE fair_id = ? ORDER BY place",
                fair);
    }

    /** Says them anew. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, RIGHT_NOT_YOURS */
    public List<VenueContact> say(Caller caller, UUID fair, List<VenueContact> contacts) {
        access.require(caller, fair);
        rights.require(caller, PartnerRight.LEAD_VOLUNTEERS);
        access.hold(fair);
        sql.change("DELETE FROM fair_contact WHERE fair_id = ?", fair);
        int place = 0;
        for (VenueContact contact : contacts) {
            place++;
            sql.change(
                    "INSERT INTO fair_contact (fair_id, place, name, about, phone) VALUES (?, ?, ?, ?, ?)",
                    fair,
                    place,
                    contact.name(),
                    contact.about(),
                    contact.phone());
        }
        return of(caller, fair);
    }
}
