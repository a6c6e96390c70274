package cn.yishulai.notices;

import cn.yishulai.people.FamilyRecords;
import cn.yishulai.people.Kept;
import cn.yishulai.people.KeptReads;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The inbox of a family. A notice that tells of one person's book goes with the person. */
@ApplicationScoped
class NoticeRecords implements FamilyRecords {

    private static final String SETTINGS =
            "SELECT language, sms, mail, push, quiet_from, quiet_to FROM notice_settings WHERE household_id = ?1";
    private static final String APPS =
            """
            SELECT d.person_id, d.platform, d.added_at FROM push_device d JOIN person p ON p.id = d.person_id
            WHERE p.household_id = ?1 ORDER BY d.id""";

    private final NoticeRepository repository;
    private final NoticeCopyRepository copies;
    private final NoticeSettings settings;
    private final PushDevices devices;
    private final KeptReads kept;

    NoticeRecords(
            NoticeRepository repository,
            NoticeCopyRepository copies,
            NoticeSettings settings,
            PushDevices devices,
            KeptReads kept) {
        this.repository = repository;
        this.copies = copies;
        this.settings = settings;
        this.devices = devices;
        this.kept = kept;
    }

    @Override
    public String room() {
        return "notices";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "notice.household_id",
                "notice_copy.person_id",
                "notice_settings.household_id",
                "push_device.person_id");
    }

    @Override
    public void merged(Merger merger) {
        repository.move(merger.from(), merger.into());
        settings.forget(merger.from());
    }

    @Override
    public void moved(MoveOut move) {
        repository.moveWith(move.persons(), move.from(), move.into());
    }

    @Override
    public void erased(Erasure erasure) {
        repository.forget(erasure.person(), erasure.household());
        copies.forget(erasure.person());
        devices.forget(erasure.person());
        if (erasure.lastOfAll()) {
            settings.forget(erasure.household());
        }
    }

    @Override
    public List<Kept> export(UUID household) {
        List<List<String>> rows = repository.inbox(household, null, Integer.MAX_VALUE).stream()
                .map(row -> List.of(
                        Language.ZH.minute(row.at().atZone(OpeningCalendar.CITY)),
                        NoticeText.of(row.kind(), row.facts(), Language.ZH),
                        NoticeText.of(row.kind(), row.facts(), Language.EN)))
                .toList();
        return List.of(
                new Kept(
                        "notices",
                        new Kept.Words("消息", "Notices"),
                        List.of(
                                new Kept.Words("时间", "When"),
                                new Kept.Words("内容", "In Chinese"),
                                new Kept.Words("英文", "In English")),
                        rows),
                kept.read(
                        "notice-settings",
                        new Kept.Words("通知设置", "How you want to be told"),
                        List.of(
                                new Kept.Words("语言", "Language"),
                                new Kept.Words("短信", "Messages"),
                                new Kept.Words("邮件", "Letters"),
                                new Kept.Words("应用", "Apps"),
                                new Kept.Words("静默自", "Quiet from"),
                                new Kept.Words("静默至", "Quiet to")),
                        SETTINGS,
                        household),
                kept.readOfPersons(
                        "push-devices",
                        new Kept.Words("接收通知的应用", "Apps that are written to"),
                        List.of(new Kept.Words("平台", "Platform"), new Kept.Words("登记时间", "Since")),
                        APPS,
                        household));
    }
}
