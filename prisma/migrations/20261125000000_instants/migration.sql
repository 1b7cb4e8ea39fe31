-- A return that took too much or too little of an award, given what came to be known later, is corrected at its own instant.
ALTER TABLE "return_reversal" ADD COLUMN "isCorrection" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "return_reversal" DROP CONSTRAINT "return_reversal_points_not_negative";
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_points_not_negative" CHECK ("isCorrection" OR ("points" >= 0 AND "writtenOffPoints" >= 0));
ALTER TABLE "return_reversal" DROP CONSTRAINT "return_reversal_entry_when_taken";
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_entry_when_taken" CHECK (("points" <> 0) = ("entryId" IS NOT NULL));
ALTER TABLE "return_reversal" DROP CONSTRAINT "return_reversal_expired_of_written_off";
ALTER TABLE "return_reversal" ADD CONSTRAINT "return_reversal_expired_of_written_off" CHECK ("isCorrection" OR "expiredPoints" BETWEEN 0 AND "writtenOffPoints");

-- What names a person is found by index where it is taken away.
CREATE INDEX "mail_merchantId_toAddress_idx" ON "mail"("merchantId", "toAddress");
CREATE INDEX "survey_response_merchantId_customerId_idx" ON "survey_response"("merchantId", "customerId");
CREATE INDEX "survey_invitation_merchantId_customerId_idx" ON "survey_invitation"("merchantId", "customerId");
