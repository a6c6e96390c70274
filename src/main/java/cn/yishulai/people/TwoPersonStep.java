package cn.yishulai.people;

import java.util.UUID;

/** A step that needs two persons, in the room that can do it. Each kind has one. */
public interface TwoPersonStep {

    ApprovalKind kind();

    /**
     * Does what was proposed, in the transaction of the confirmation; a refusal leaves the proposal open.
     *
     * @param approval the id of the approval: the reference of what is written
     * @param confirmer the second person
     */
    void execute(UUID approval, Proposal proposal, Caller confirmer);
}
