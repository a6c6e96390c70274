package cn.yishulai.people;

import cn.yishulai.kernel.FamilyCode;
import java.util.List;
import java.util.UUID;

/** A household with its persons, grown-ups first. */
public record HouseholdView(UUID id, FamilyCode familyCode, List<PersonView> persons) {

    public HouseholdView {
        persons = List.copyOf(persons);
    }
}
