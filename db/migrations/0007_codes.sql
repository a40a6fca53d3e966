-- 0007: the code lists: ids are stable and never reused; labels may be changed by an office.
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('case_stage', 'inquiry', '相談受付', 'inquiry', 10, NULL, NULL),
    ('case_stage', 'orientation', '説明会', 'orientation', 20, NULL, NULL),
    ('case_stage', 'interview', '個別面談', 'individual interview', 30, NULL, NULL),
    ('case_stage', 'assessment', 'アセスメント', 'assessment', 40, NULL, NULL),
    ('case_stage', 'coordination', 'コーディネート会議', 'coordination meeting', 50, NULL, NULL),
    ('case_stage', 'training', '就労準備訓練・福祉的就労', 'preparatory training / welfare-type employment', 60, NULL, NULL),
    ('case_stage', 'registered', '協会登録', 'registered with the association', 70, NULL, NULL),
    ('case_stage', 'job_search', '求職活動', 'job search', 80, NULL, NULL),
    ('case_stage', 'placed', '就職', 'placed in open employment', 90, NULL, NULL),
    ('case_stage', 'retention', '定着支援', 'job retention support', 100, NULL, NULL),
    ('case_stage', 'suspended', '休止', 'suspended', 110, NULL, NULL),
    ('case_stage', 'closed', '終了', 'closed', 120, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('stage_skip_reason', 'phone_intake', '電話受付のため', 'taken by telephone', 10, NULL, NULL),
    ('stage_skip_reason', 'handover', '就労移行支援事業所からの引継ぎ', 'handed over by a transition office', 20, NULL, NULL),
    ('stage_skip_reason', 'assessed_elsewhere', '他機関で実施済み', 'already done by another agency', 30, NULL, NULL),
    ('stage_skip_reason', 'already_employed', '在職中の相談', 'already employed', 40, NULL, NULL),
    ('stage_skip_reason', 'returning', '再相談', 'returning client', 50, NULL, NULL),
    ('stage_skip_reason', 'urgent', '緊急の対応', 'urgent', 60, NULL, NULL),
    ('stage_skip_reason', 'own_wish', 'ご本人の希望', 'at the person''s wish', 70, NULL, NULL),
    ('stage_skip_reason', 'other', 'その他', 'other', 80, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('suspend_reason', 'health', '体調・療養', 'health or treatment', 10, NULL, NULL),
    ('suspend_reason', 'family', '家庭の事情', 'family circumstances', 20, NULL, NULL),
    ('suspend_reason', 'waiting_service', '利用待ち', 'waiting for a service', 30, NULL, NULL),
    ('suspend_reason', 'own_wish', 'ご本人の希望', 'at the person''s wish', 40, NULL, NULL),
    ('suspend_reason', 'no_contact', '連絡待ち', 'awaiting contact', 50, NULL, NULL),
    ('suspend_reason', 'other', 'その他', 'other', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('close_reason', 'job_support_done', '就職し支援終了', 'placed, support finished', 10, NULL, NULL),
    ('close_reason', 'retention_done', '定着し支援終了', 'settled at work, support finished', 20, NULL, NULL),
    ('close_reason', 'moved_agency', '他機関へ移行', 'moved to another agency', 30, NULL, NULL),
    ('close_reason', 'info_only', '情報提供のみで終了', 'information only', 40, NULL, NULL),
    ('close_reason', 'moved_out', '転出', 'moved out of the ward', 50, NULL, NULL),
    ('close_reason', 'own_wish', 'ご本人の希望', 'at the person''s wish', 60, NULL, NULL),
    ('close_reason', 'no_contact', '連絡不通', 'contact lost', 70, NULL, NULL),
    ('close_reason', 'age_limit', '年齢・定年', 'age or retirement', 80, NULL, NULL),
    ('close_reason', 'deceased', '死亡', 'deceased', 90, NULL, NULL),
    ('close_reason', 'entered_in_error', '誤登録', 'entered in error', 100, NULL, NULL),
    ('close_reason', 'other', 'その他', 'other', 110, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('contact_method', 'visit_in', '来所', 'visit to the office', 10, NULL, NULL),
    ('contact_method', 'phone', '電話', 'telephone', 20, NULL, NULL),
    ('contact_method', 'workplace_visit', '訪問（職場）', 'workplace visit', 30, NULL, NULL),
    ('contact_method', 'home_visit', '訪問（自宅・施設）', 'home or facility visit', 40, NULL, NULL),
    ('contact_method', 'accompaniment', '同行', 'accompaniment', 50, NULL, NULL),
    ('contact_method', 'email', 'メール', 'e-mail', 60, NULL, NULL),
    ('contact_method', 'fax', 'ＦＡＸ', 'fax', 70, NULL, NULL),
    ('contact_method', 'letter', '手紙', 'letter', 80, NULL, NULL),
    ('contact_method', 'online', 'オンライン', 'online', 90, NULL, NULL),
    ('contact_method', 'meeting', '会議', 'meeting', 100, NULL, NULL),
    ('contact_method', 'other', 'その他', 'other', 110, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('consulter_kind', 'self', 'ご本人', 'the person', 10, NULL, NULL),
    ('consulter_kind', 'family', '家族', 'family', 20, NULL, NULL),
    ('consulter_kind', 'agency', '支援機関', 'support agency', 30, NULL, NULL),
    ('consulter_kind', 'employer', '企業', 'employer', 40, NULL, NULL),
    ('consulter_kind', 'school', '学校', 'school', 50, NULL, NULL),
    ('consulter_kind', 'medical', '医療機関', 'medical institution', 60, NULL, NULL),
    ('consulter_kind', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('relationship', 'self', '本人', 'self', 10, NULL, NULL),
    ('relationship', 'parent', '父母', 'parent', 20, NULL, NULL),
    ('relationship', 'spouse', '配偶者', 'spouse', 30, NULL, NULL),
    ('relationship', 'child', '子', 'child', 40, NULL, NULL),
    ('relationship', 'sibling', '兄弟姉妹', 'sibling', 50, NULL, NULL),
    ('relationship', 'relative', 'その他の親族', 'other relative', 60, NULL, NULL),
    ('relationship', 'guardian', '成年後見人等', 'legal guardian', 70, NULL, NULL),
    ('relationship', 'supporter', '支援者', 'supporter', 80, NULL, NULL),
    ('relationship', 'friend', '知人', 'acquaintance', 90, NULL, NULL),
    ('relationship', 'other', 'その他', 'other', 100, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('referral_source', 'self', 'ご本人', 'self', 10, NULL, NULL),
    ('referral_source', 'family', '家族', 'family', 20, NULL, NULL),
    ('referral_source', 'hello_work', 'ハローワーク', 'Hello Work', 30, NULL, NULL),
    ('referral_source', 'transition_office', '就労移行支援事業所', 'transition support office', 40, NULL, NULL),
    ('referral_source', 'continuation_office', '就労継続支援事業所・福祉作業所', 'continuation support office or workshop', 50, NULL, NULL),
    ('referral_source', 'life_support_center', '障害者地域生活支援センター', 'community life support center', 60, NULL, NULL),
    ('referral_source', 'health_office', '保健相談所', 'public health counselling office', 70, NULL, NULL),
    ('referral_source', 'welfare_office', '福祉事務所', 'welfare office', 80, NULL, NULL),
    ('referral_source', 'consultation_office', '相談支援事業所', 'consultation support office', 90, NULL, NULL),
    ('referral_source', 'special_school', '特別支援学校', 'special needs school', 100, NULL, NULL),
    ('referral_source', 'other_school', 'その他の学校', 'other school', 110, NULL, NULL),
    ('referral_source', 'medical', '医療機関', 'medical institution', 120, NULL, NULL),
    ('referral_source', 'employer', '企業', 'employer', 130, NULL, NULL),
    ('referral_source', 'vocational_center', '障害者職業センター', 'vocational center', 140, NULL, NULL),
    ('referral_source', 'work_life_center', '障害者就業・生活支援センター', 'work/life support center', 150, NULL, NULL),
    ('referral_source', 'acquaintance', '知人', 'acquaintance', 160, NULL, NULL),
    ('referral_source', 'publicity', '広報・ホームページ', 'publicity or web site', 170, NULL, NULL),
    ('referral_source', 'other', 'その他', 'other', 180, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('agency_kind', 'association', '練馬区障害者就労促進協会（レインボーワーク）', 'the association', 10, NULL, NULL),
    ('agency_kind', 'ward_office', '区（障害者施策推進課ほか）', 'ward office', 20, NULL, NULL),
    ('agency_kind', 'transition_office', '就労移行支援事業所', 'transition support office', 30, NULL, NULL),
    ('agency_kind', 'continuation_a', '就労継続支援A型事業所', 'continuation support type A office', 40, NULL, NULL),
    ('agency_kind', 'continuation_b', '就労継続支援B型事業所', 'continuation support type B office', 50, NULL, NULL),
    ('agency_kind', 'workshop', '福祉作業所', 'welfare workshop', 60, NULL, NULL),
    ('agency_kind', 'life_support_center', '障害者地域生活支援センター', 'community life support center', 70, NULL, NULL),
    ('agency_kind', 'health_office', '保健相談所', 'public health counselling office', 80, NULL, NULL),
    ('agency_kind', 'welfare_office', '福祉事務所', 'welfare office', 90, NULL, NULL),
    ('agency_kind', 'hello_work', 'ハローワーク', 'Hello Work', 100, NULL, NULL),
    ('agency_kind', 'special_school', '特別支援学校', 'special needs school', 110, NULL, NULL),
    ('agency_kind', 'other_school', 'その他の学校', 'other school', 120, NULL, NULL),
    ('agency_kind', 'vocational_center', '障害者職業センター', 'vocational center', 130, NULL, NULL),
    ('agency_kind', 'work_life_center', '障害者就業・生活支援センター', 'work/life support center', 140, NULL, NULL),
    ('agency_kind', 'consultation_office', '相談支援事業所', 'consultation support office', 150, NULL, NULL),
    ('agency_kind', 'medical', '医療機関', 'medical institution', 160, NULL, NULL),
    ('agency_kind', 'employer', '企業', 'employer', 170, NULL, NULL),
    ('agency_kind', 'other', 'その他', 'other', 180, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('wish_kind', 'find_job', '就職したい', 'wants to find a job', 10, NULL, NULL),
    ('wish_kind', 'keep_job', '働き続けたい', 'wants to keep the job', 20, NULL, NULL),
    ('wish_kind', 'leave_change', '離職・転職の相談', 'leaving or changing the job', 30, NULL, NULL),
    ('wish_kind', 'living', '生活の相談', 'daily life', 40, NULL, NULL),
    ('wish_kind', 'information', '情報がほしい', 'wants information', 50, NULL, NULL),
    ('wish_kind', 'other', 'その他', 'other', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('next_action', 'orientation_booking', '説明会の予約', 'book an orientation', 10, NULL, NULL),
    ('next_action', 'interview_booking', '面談の予約', 'book an interview', 20, NULL, NULL),
    ('next_action', 'call_back', '折り返し連絡', 'call back', 30, NULL, NULL),
    ('next_action', 'refer', '他機関を紹介', 'refer to another agency', 40, NULL, NULL),
    ('next_action', 'close', '終了', 'close', 50, NULL, NULL),
    ('next_action', 'none', 'なし', 'none', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('disability_kind', 'physical', '身体障害', 'physical', 10, NULL, NULL),
    ('disability_kind', 'intellectual', '知的障害', 'intellectual', 20, NULL, NULL),
    ('disability_kind', 'psychiatric', '精神障害', 'mental (psychiatric)', 30, NULL, NULL),
    ('disability_kind', 'developmental', '発達障害', 'developmental', 40, NULL, NULL),
    ('disability_kind', 'higher_brain', '高次脳機能障害', 'higher brain dysfunction', 50, NULL, NULL),
    ('disability_kind', 'intractable', '難病', 'intractable disease', 60, NULL, NULL),
    ('disability_kind', 'other', 'その他', 'other', 70, NULL, NULL),
    ('disability_kind', 'unknown', '未確認', 'not yet confirmed', 80, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('physical_part', 'visual', '視覚', 'visual', 10, NULL, NULL),
    ('physical_part', 'hearing_balance', '聴覚・平衡', 'hearing or balance', 20, NULL, NULL),
    ('physical_part', 'speech_chewing', '音声・言語・そしゃく', 'voice, speech or chewing', 30, NULL, NULL),
    ('physical_part', 'upper_limb', '肢体（上肢）', 'upper limb', 40, NULL, NULL),
    ('physical_part', 'lower_limb', '肢体（下肢）', 'lower limb', 50, NULL, NULL),
    ('physical_part', 'trunk', '肢体（体幹）', 'trunk', 60, NULL, NULL),
    ('physical_part', 'brain_motor', '肢体（脳原性運動機能）', 'motor function of brain origin', 70, NULL, NULL),
    ('physical_part', 'heart', '心臓', 'heart', 80, NULL, NULL),
    ('physical_part', 'kidney', 'じん臓', 'kidney', 90, NULL, NULL),
    ('physical_part', 'respiratory', '呼吸器', 'respiratory', 100, NULL, NULL),
    ('physical_part', 'bladder_rectum', 'ぼうこう・直腸', 'bladder or rectum', 110, NULL, NULL),
    ('physical_part', 'small_intestine', '小腸', 'small intestine', 120, NULL, NULL),
    ('physical_part', 'immune', '免疫', 'immune', 130, NULL, NULL),
    ('physical_part', 'liver', '肝臓', 'liver', 140, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('report_group', 'physical', '身体', 'physical', 10, NULL, NULL),
    ('report_group', 'intellectual', '知的', 'intellectual', 20, NULL, NULL),
    ('report_group', 'psychiatric', '精神', 'mental', 30, NULL, NULL),
    ('report_group', 'other', 'その他', 'other', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('handbook_kind', 'hb_physical', '身体障害者手帳', 'Physical Disability Certificate', 10, NULL, NULL),
    ('handbook_kind', 'hb_ai', '愛の手帳', 'Ai-no-Techo (Tokyo)', 20, NULL, NULL),
    ('handbook_kind', 'hb_ryoiku', '療育手帳（東京都以外）', 'intellectual disability certificate (other prefectures)', 30, NULL, NULL),
    ('handbook_kind', 'hb_psychiatric', '精神障害者保健福祉手帳', 'Mental Disability Health and Welfare Certificate', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('handbook_state', 'held', 'あり', 'held', 10, NULL, NULL),
    ('handbook_state', 'applying', '申請中', 'applied for', 20, NULL, NULL),
    ('handbook_state', 'none', 'なし', 'none', 30, NULL, NULL),
    ('handbook_state', 'expired', '期限切れ', 'expired', 40, NULL, NULL),
    ('handbook_state', 'unknown', '未確認', 'not yet confirmed', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('grade_hb_physical', 'p1', '1級', 'grade 1', 10, NULL, NULL),
    ('grade_hb_physical', 'p2', '2級', 'grade 2', 20, NULL, NULL),
    ('grade_hb_physical', 'p3', '3級', 'grade 3', 30, NULL, NULL),
    ('grade_hb_physical', 'p4', '4級', 'grade 4', 40, NULL, NULL),
    ('grade_hb_physical', 'p5', '5級', 'grade 5', 50, NULL, NULL),
    ('grade_hb_physical', 'p6', '6級', 'grade 6', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('grade_hb_ai', 'a1', '1度', 'degree 1 (profound)', 10, NULL, NULL),
    ('grade_hb_ai', 'a2', '2度', 'degree 2 (severe)', 20, NULL, NULL),
    ('grade_hb_ai', 'a3', '3度', 'degree 3 (moderate)', 30, NULL, NULL),
    ('grade_hb_ai', 'a4', '4度', 'degree 4 (mild)', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('grade_hb_ryoiku', 'ra', 'A', 'A', 10, NULL, NULL),
    ('grade_hb_ryoiku', 'ra1', 'A1', 'A1', 20, NULL, NULL),
    ('grade_hb_ryoiku', 'ra2', 'A2', 'A2', 30, NULL, NULL),
    ('grade_hb_ryoiku', 'rb', 'B', 'B', 40, NULL, NULL),
    ('grade_hb_ryoiku', 'rb1', 'B1', 'B1', 50, NULL, NULL),
    ('grade_hb_ryoiku', 'rb2', 'B2', 'B2', 60, NULL, NULL),
    ('grade_hb_ryoiku', 'rother', 'その他の表記', 'other notation', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('grade_hb_psychiatric', 'm1', '1級', 'grade 1', 10, NULL, NULL),
    ('grade_hb_psychiatric', 'm2', '2級', 'grade 2', 20, NULL, NULL),
    ('grade_hb_psychiatric', 'm3', '3級', 'grade 3', 30, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('service_type', 'svc_transition', '就労移行支援', 'employment transition support', 10, NULL, NULL),
    ('service_type', 'svc_continuation_a', '就労継続支援A型', 'employment continuation support type A', 20, NULL, NULL),
    ('service_type', 'svc_continuation_b', '就労継続支援B型', 'employment continuation support type B', 30, NULL, NULL),
    ('service_type', 'svc_retention', '就労定着支援', 'employment retention support', 40, '2018-04-01', NULL),
    ('service_type', 'svc_selection', '就労選択支援', 'employment selection support', 50, '2025-10-01', NULL),
    ('service_type', 'svc_training_function', '自立訓練（機能訓練）', 'independence training (function)', 60, NULL, NULL),
    ('service_type', 'svc_training_life', '自立訓練（生活訓練）', 'independence training (daily life)', 70, NULL, NULL),
    ('service_type', 'svc_life_care', '生活介護', 'daily life care', 80, NULL, NULL),
    ('service_type', 'community_activity', '地域活動支援センター', 'community activity center', 90, NULL, NULL),
    ('service_type', 'consultation', '相談支援', 'consultation support', 100, NULL, NULL),
    ('service_type', 'preparatory_training', '就労準備訓練', 'preparatory training for work', 110, NULL, NULL),
    ('service_type', 'vocational_training', '職業訓練', 'vocational training', 120, NULL, NULL),
    ('service_type', 'workshop', '福祉作業所', 'welfare workshop', 130, NULL, NULL),
    ('service_type', 'special_school', '特別支援学校', 'special needs school', 140, NULL, NULL),
    ('service_type', 'other', 'その他', 'other', 150, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('support_category', 'job_consult', '就労相談', 'work consultation', 10, NULL, NULL),
    ('support_category', 'life_consult', '生活相談', 'daily life consultation', 20, NULL, NULL),
    ('support_category', 'preparation', '職業準備支援', 'preparation for work', 30, NULL, NULL),
    ('support_category', 'job_seeking', '求職活動支援', 'job search support', 40, NULL, NULL),
    ('support_category', 'job_development', '職場開拓', 'job development', 50, NULL, NULL),
    ('support_category', 'work_trial', '職場実習支援', 'work trial support', 60, NULL, NULL),
    ('support_category', 'at_start', '就職時支援', 'support at job start', 70, NULL, NULL),
    ('support_category', 'retention', '職場定着支援', 'job retention support', 80, NULL, NULL),
    ('support_category', 'separation', '離職時支援', 'support on leaving a job', 90, NULL, NULL),
    ('support_category', 'coordination', '関係機関調整', 'coordination with agencies', 100, NULL, NULL),
    ('support_category', 'leisure', '余暇支援', 'leisure support', 110, NULL, NULL),
    ('support_category', 'other', 'その他', 'other', 120, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('work_condition_wish', 'suits_health', '健康状態に合わせた働き方', 'work that suits one''s health', 10, NULL, NULL),
    ('work_condition_wish', 'near_home', '家の近くに職場がある', 'workplace near home', 20, NULL, NULL),
    ('work_condition_wish', 'understanding', '事業主や職場の人の理解', 'understanding by employer and colleagues', 30, NULL, NULL),
    ('work_condition_wish', 'suitable_work', '適した仕事があること', 'suitable work exists', 40, NULL, NULL),
    ('work_condition_wish', 'support_agencies', '就労や生活支援機関の充実', 'good work and life support agencies', 50, NULL, NULL),
    ('work_condition_wish', 'commute', '通勤のしやすさ', 'easy commuting', 60, NULL, NULL),
    ('work_condition_wish', 'wage', '賃金', 'wage', 70, NULL, NULL),
    ('work_condition_wish', 'other', 'その他', 'other', 80, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('communication_need', 'sign_language', '手話', 'sign language', 10, NULL, NULL),
    ('communication_need', 'note_taking', '要約筆記', 'note-taking', 20, NULL, NULL),
    ('communication_need', 'writing', '筆談', 'writing', 30, NULL, NULL),
    ('communication_need', 'braille', '点字', 'braille', 40, NULL, NULL),
    ('communication_need', 'large_print', '拡大文字', 'large print', 50, NULL, NULL),
    ('communication_need', 'ruby', 'ルビ', 'kana above kanji', 60, NULL, NULL),
    ('communication_need', 'audio', '音声', 'audio', 70, NULL, NULL),
    ('communication_need', 'slow_plain', 'ゆっくり・平易な説明', 'slow and plain explanation', 80, NULL, NULL),
    ('communication_need', 'companion', '同席者', 'someone present', 90, NULL, NULL),
    ('communication_need', 'quiet_place', '静かな場所', 'quiet place', 100, NULL, NULL),
    ('communication_need', 'wheelchair', '車いす対応', 'wheelchair access', 110, NULL, NULL),
    ('communication_need', 'other', 'その他', 'other', 120, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('sex', 'female', '女', 'female', 10, NULL, NULL),
    ('sex', 'male', '男', 'male', 20, NULL, NULL),
    ('sex', 'other', 'その他', 'other', 30, NULL, NULL),
    ('sex', 'declined', '答えたくない', 'prefers not to say', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('phone_owner', 'self', '本人', 'self', 10, NULL, NULL),
    ('phone_owner', 'home', '自宅', 'home', 20, NULL, NULL),
    ('phone_owner', 'family', '家族', 'family', 30, NULL, NULL),
    ('phone_owner', 'workplace', '職場', 'workplace', 40, NULL, NULL),
    ('phone_owner', 'facility', '施設', 'facility', 50, NULL, NULL),
    ('phone_owner', 'other', 'その他', 'other', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('attendance_status', 'booked', '予約', 'booked', 10, NULL, NULL),
    ('attendance_status', 'attended', '出席', 'attended', 20, NULL, NULL),
    ('attendance_status', 'absent', '欠席（連絡なし）', 'absent without notice', 30, NULL, NULL),
    ('attendance_status', 'excused', '欠席（連絡あり）', 'absent with notice', 40, NULL, NULL),
    ('attendance_status', 'cancelled_self', '本人からの取消', 'cancelled by the person', 50, NULL, NULL),
    ('attendance_status', 'cancelled_office', '窓口からの取消', 'cancelled by the office', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('meeting_role', 'member', '委員', 'committee member', 10, NULL, NULL),
    ('meeting_role', 'person', 'ご本人', 'the person', 20, NULL, NULL),
    ('meeting_role', 'family', '家族', 'family', 30, NULL, NULL),
    ('meeting_role', 'observer', 'オブザーバー', 'observer', 40, NULL, NULL),
    ('meeting_role', 'chair', '司会', 'chair', 50, NULL, NULL),
    ('meeting_role', 'recorder', '記録者', 'recorder', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('event_status', 'planned', '予定', 'planned', 10, NULL, NULL),
    ('event_status', 'held', '開催', 'held', 20, NULL, NULL),
    ('event_status', 'postponed', '延期', 'postponed', 30, NULL, NULL),
    ('event_status', 'cancelled', '中止', 'cancelled', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('event_kind', 'orientation', '練馬区就労支援説明会', 'orientation session', 10, NULL, NULL),
    ('event_kind', 'coordination_meeting', '就労支援コーディネート会議', 'employment support coordination meeting', 20, NULL, NULL),
    ('event_kind', 'network_meeting', '就労支援ネットワーク会議', 'employment support network meeting', 30, NULL, NULL),
    ('event_kind', 'employer_seminar', '雇用支援セミナー', 'employer seminar', 40, NULL, NULL),
    ('event_kind', 'staff_seminar', '就労支援セミナー', 'support-staff seminar', 50, NULL, NULL),
    ('event_kind', 'outreach_lecture', '就労講座（出向き）', 'outreach lecture', 60, NULL, NULL),
    ('event_kind', 'leisure_programme', '余暇支援事業', 'leisure programme', 70, NULL, NULL),
    ('event_kind', 'wage_programme', '工賃増額の取組', 'wage increase effort', 80, NULL, NULL),
    ('event_kind', 'other', 'その他', 'other', 90, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('meeting_outcome', 'svc_transition', '就労移行支援', 'employment transition support', 10, NULL, NULL),
    ('meeting_outcome', 'svc_continuation_a', '就労継続支援A型', 'continuation support type A', 20, NULL, NULL),
    ('meeting_outcome', 'svc_continuation_b', '就労継続支援B型', 'continuation support type B', 30, NULL, NULL),
    ('meeting_outcome', 'svc_training', '自立訓練・生活訓練', 'independence training', 40, NULL, NULL),
    ('meeting_outcome', 'vocational_training', '職業訓練', 'vocational training', 50, NULL, NULL),
    ('meeting_outcome', 'work_trial', '職場実習', 'work trial', 60, NULL, NULL),
    ('meeting_outcome', 'registration', '協会登録（就労支援）', 'registration with the association', 70, NULL, NULL),
    ('meeting_outcome', 'life_support_first', '生活支援を優先', 'daily life support first', 80, NULL, NULL),
    ('meeting_outcome', 'medical_first', '医療を優先', 'treatment first', 90, NULL, NULL),
    ('meeting_outcome', 'reassess', '再アセスメント', 'assess again', 100, NULL, NULL),
    ('meeting_outcome', 'pending', '継続検討', 'to be continued', 110, NULL, NULL),
    ('meeting_outcome', 'declined', 'ご本人の辞退', 'declined by the person', 120, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('plan_goal_result', 'achieved', '達成', 'achieved', 10, NULL, NULL),
    ('plan_goal_result', 'partly', '一部達成', 'partly achieved', 20, NULL, NULL),
    ('plan_goal_result', 'continuing', '継続', 'continuing', 30, NULL, NULL),
    ('plan_goal_result', 'revised', '見直し', 'revised', 40, NULL, NULL),
    ('plan_goal_result', 'dropped', '取りやめ', 'dropped', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('employment_form', 'regular', '正社員', 'regular employee', 10, NULL, NULL),
    ('employment_form', 'contract', '契約・嘱託', 'contract employee', 20, NULL, NULL),
    ('employment_form', 'part_time', 'パート・アルバイト', 'part-time employee', 30, NULL, NULL),
    ('employment_form', 'dispatched', '派遣', 'dispatched by an agency', 40, NULL, NULL),
    ('employment_form', 'a_type', 'A型（福祉的就労）', 'type A (welfare-type employment)', 50, NULL, NULL),
    ('employment_form', 'self_employed', '自営', 'self-employed', 60, NULL, NULL),
    ('employment_form', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('contract_term', 'indefinite', '期間の定めなし', 'indefinite', 10, NULL, NULL),
    ('contract_term', 'fixed_renewable', '期間の定めあり（更新あり）', 'fixed term, renewable', 20, NULL, NULL),
    ('contract_term', 'fixed', '期間の定めあり（更新なし）', 'fixed term, not renewable', 30, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('wage_kind', 'hourly', '時給', 'hourly', 10, NULL, NULL),
    ('wage_kind', 'daily', '日給', 'daily', 20, NULL, NULL),
    ('wage_kind', 'monthly', '月給', 'monthly', 30, NULL, NULL),
    ('wage_kind', 'other', 'その他', 'other', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('vacancy_kind', 'disability', '障害者求人', 'vacancy for persons with disabilities', 10, NULL, NULL),
    ('vacancy_kind', 'general', '一般求人', 'general vacancy', 20, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('disclosure', 'open', '開示', 'disclosed', 10, NULL, NULL),
    ('disclosure', 'closed', '非開示', 'not disclosed', 20, NULL, NULL),
    ('disclosure', 'undecided', '未定', 'undecided', 30, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('hours_band', 'h30', '30時間以上', '30 hours or more', 10, NULL, NULL),
    ('hours_band', 'h20_30', '20時間以上30時間未満', '20 to under 30 hours', 20, NULL, NULL),
    ('hours_band', 'h10_20', '10時間以上20時間未満', '10 to under 20 hours', 30, NULL, NULL),
    ('hours_band', 'h_under10', '10時間未満', 'under 10 hours', 40, NULL, NULL),
    ('hours_band', 'unknown', '不明', 'unknown', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('placement_route', 'hello_work', 'ハローワーク', 'Hello Work', 10, NULL, NULL),
    ('placement_route', 'association', '協会', 'the association', 20, NULL, NULL),
    ('placement_route', 'transition_office', '就労移行支援事業所', 'transition support office', 30, NULL, NULL),
    ('placement_route', 'continuation_office', '就労継続支援事業所・福祉作業所', 'continuation office or workshop', 40, NULL, NULL),
    ('placement_route', 'school', '学校', 'school', 50, NULL, NULL),
    ('placement_route', 'vocational_center', '障害者職業センター', 'vocational center', 60, NULL, NULL),
    ('placement_route', 'work_life_center', '障害者就業・生活支援センター', 'work/life support center', 70, NULL, NULL),
    ('placement_route', 'self', 'ご本人', 'self', 80, NULL, NULL),
    ('placement_route', 'acquaintance', '知人', 'acquaintance', 90, NULL, NULL),
    ('placement_route', 'other', 'その他', 'other', 100, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('placement_supporter', 'association', '協会（レインボーワーク）', 'the association', 10, NULL, NULL),
    ('placement_supporter', 'transition_office', '就労移行支援事業所', 'transition support office', 20, NULL, NULL),
    ('placement_supporter', 'continuation_a', '就労継続支援A型事業所', 'continuation type A office', 30, NULL, NULL),
    ('placement_supporter', 'continuation_b', '就労継続支援B型事業所', 'continuation type B office', 40, NULL, NULL),
    ('placement_supporter', 'workshop', '福祉作業所', 'welfare workshop', 50, NULL, NULL),
    ('placement_supporter', 'training_facility', '自立訓練事業所', 'independence training office', 60, NULL, NULL),
    ('placement_supporter', 'other_welfare', 'その他の福祉施設', 'other welfare facility', 70, NULL, NULL),
    ('placement_supporter', 'hello_work', 'ハローワーク', 'Hello Work', 80, NULL, NULL),
    ('placement_supporter', 'school', '学校', 'school', 90, NULL, NULL),
    ('placement_supporter', 'other', 'その他', 'other', 100, NULL, NULL),
    ('placement_supporter', 'none', '支援なし', 'no supporter', 110, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('occupation', 'clerical', '事務', 'clerical', 10, NULL, NULL),
    ('occupation', 'it', '情報・入力', 'IT and data entry', 20, NULL, NULL),
    ('occupation', 'sales', '販売', 'sales', 30, NULL, NULL),
    ('occupation', 'food_service', '接客・飲食', 'customer and food service', 40, NULL, NULL),
    ('occupation', 'cooking', '調理補助', 'kitchen work', 50, NULL, NULL),
    ('occupation', 'cleaning', '清掃', 'cleaning', 60, NULL, NULL),
    ('occupation', 'manufacturing', '製造・組立', 'manufacturing and assembly', 70, NULL, NULL),
    ('occupation', 'logistics', '物流・仕分け', 'logistics and sorting', 80, NULL, NULL),
    ('occupation', 'care', '介護・福祉補助', 'care assistance', 90, NULL, NULL),
    ('occupation', 'agriculture', '農業・園芸', 'farming and gardening', 100, NULL, NULL),
    ('occupation', 'professional', '専門・技術', 'professional or technical', 110, NULL, NULL),
    ('occupation', 'other', 'その他', 'other', 120, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('industry', 'ind_a', '農業、林業', 'agriculture and forestry', 10, NULL, NULL),
    ('industry', 'ind_b', '漁業', 'fisheries', 20, NULL, NULL),
    ('industry', 'ind_c', '鉱業、採石業、砂利採取業', 'mining and quarrying', 30, NULL, NULL),
    ('industry', 'ind_d', '建設業', 'construction', 40, NULL, NULL),
    ('industry', 'ind_e', '製造業', 'manufacturing', 50, NULL, NULL),
    ('industry', 'ind_f', '電気・ガス・熱供給・水道業', 'electricity, gas, heat and water supply', 60, NULL, NULL),
    ('industry', 'ind_g', '情報通信業', 'information and communications', 70, NULL, NULL),
    ('industry', 'ind_h', '運輸業、郵便業', 'transport and postal services', 80, NULL, NULL),
    ('industry', 'ind_i', '卸売業、小売業', 'wholesale and retail trade', 90, NULL, NULL),
    ('industry', 'ind_j', '金融業、保険業', 'finance and insurance', 100, NULL, NULL),
    ('industry', 'ind_k', '不動産業、物品賃貸業', 'real estate and goods rental', 110, NULL, NULL),
    ('industry', 'ind_l', '学術研究、専門・技術サービス業', 'scientific, professional and technical services', 120, NULL, NULL),
    ('industry', 'ind_m', '宿泊業、飲食サービス業', 'accommodation and food services', 130, NULL, NULL),
    ('industry', 'ind_n', '生活関連サービス業、娯楽業', 'living-related services and amusement', 140, NULL, NULL),
    ('industry', 'ind_o', '教育、学習支援業', 'education and learning support', 150, NULL, NULL),
    ('industry', 'ind_p', '医療、福祉', 'medical care and welfare', 160, NULL, NULL),
    ('industry', 'ind_q', '複合サービス事業', 'compound services', 170, NULL, NULL),
    ('industry', 'ind_r', 'サービス業（他に分類されないもの）', 'services n.e.c.', 180, NULL, NULL),
    ('industry', 'ind_s', '公務', 'public service', 190, NULL, NULL),
    ('industry', 'ind_t', '分類不能', 'not classifiable', 200, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('employer_size', 's_under40', '40人未満', 'under 40 persons', 10, NULL, NULL),
    ('employer_size', 's40_99', '40～99人', '40 to 99', 20, NULL, NULL),
    ('employer_size', 's100_299', '100～299人', '100 to 299', 30, NULL, NULL),
    ('employer_size', 's300_999', '300～999人', '300 to 999', 40, NULL, NULL),
    ('employer_size', 's1000', '1,000人以上', '1,000 or more', 50, NULL, NULL),
    ('employer_size', 'unknown', '不明', 'unknown', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('dispatch_purpose', 'retention', '定着支援', 'job retention support', 10, NULL, NULL),
    ('dispatch_purpose', 'life_support', '就労後の生活支援', 'daily life support after job start', 20, NULL, NULL),
    ('dispatch_purpose', 'work_trial', '職場実習の支援', 'work trial', 30, NULL, NULL),
    ('dispatch_purpose', 'job_seeking', '求職の同行', 'job search accompaniment', 40, NULL, NULL),
    ('dispatch_purpose', 'job_development', '職場開拓', 'job development', 50, NULL, NULL),
    ('dispatch_purpose', 'handover', '引継ぎ', 'handover', 60, NULL, NULL),
    ('dispatch_purpose', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('person_met', 'self', 'ご本人', 'the person', 10, NULL, NULL),
    ('person_met', 'hr', '人事担当者', 'personnel officer', 20, NULL, NULL),
    ('person_met', 'line_manager', '現場責任者', 'line manager', 30, NULL, NULL),
    ('person_met', 'colleague', '同僚', 'colleague', 40, NULL, NULL),
    ('person_met', 'family', '家族', 'family', 50, NULL, NULL),
    ('person_met', 'agency_staff', '支援機関の職員', 'agency staff', 60, NULL, NULL),
    ('person_met', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('retention_checkpoint', 'm1', '1か月', '1 month', 10, NULL, NULL),
    ('retention_checkpoint', 'm3', '3か月', '3 months', 20, NULL, NULL),
    ('retention_checkpoint', 'm6', '6か月', '6 months', 30, NULL, NULL),
    ('retention_checkpoint', 'm12', '12か月', '12 months', 40, NULL, NULL),
    ('retention_checkpoint', 'm24', '24か月', '24 months', 50, NULL, NULL),
    ('retention_checkpoint', 'm36', '36か月', '36 months', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('retention_status', 'employed', '在職', 'employed', 10, NULL, NULL),
    ('retention_status', 'changed_job', '転職して在職', 'employed after a job change', 20, NULL, NULL),
    ('retention_status', 'left', '離職', 'left', 30, NULL, NULL),
    ('retention_status', 'unknown', '不明', 'unknown', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('leave_reason', 'relations', '職場の雰囲気・人間関係', 'atmosphere or relations at work', 10, NULL, NULL),
    ('leave_reason', 'conditions', '賃金・労働条件', 'wage or working conditions', 20, NULL, NULL),
    ('leave_reason', 'fatigue', '疲れやすさ・体力・意欲', 'fatigue, stamina or motivation', 30, NULL, NULL),
    ('leave_reason', 'mismatch', '仕事の内容が合わない', 'work does not suit', 40, NULL, NULL),
    ('leave_reason', 'health', '障害・症状の悪化', 'disability or symptoms got worse', 50, NULL, NULL),
    ('leave_reason', 'no_accommodation', '配慮が十分でない', 'accommodation not sufficient', 60, NULL, NULL),
    ('leave_reason', 'commute', '通勤の困難', 'commuting difficulty', 70, NULL, NULL),
    ('leave_reason', 'family', '家庭の事情', 'family circumstances', 80, NULL, NULL),
    ('leave_reason', 'better_job', 'よりよい条件への転職', 'moved to a better job', 90, NULL, NULL),
    ('leave_reason', 'retirement', '定年', 'retirement', 100, NULL, NULL),
    ('leave_reason', 'term_end', '契約期間の満了', 'end of contract', 110, NULL, NULL),
    ('leave_reason', 'dismissal', '解雇', 'dismissal', 120, NULL, NULL),
    ('leave_reason', 'bankruptcy', '倒産・事業所閉鎖', 'bankruptcy or closure', 130, NULL, NULL),
    ('leave_reason', 'deceased', '死亡', 'deceased', 140, NULL, NULL),
    ('leave_reason', 'other', 'その他', 'other', 150, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('leave_group', 'personal', '本人の都合', 'personal', 10, NULL, NULL),
    ('leave_group', 'term', '契約満了', 'end of term', 20, NULL, NULL),
    ('leave_group', 'employer', '会社の都合', 'employer', 30, NULL, NULL),
    ('leave_group', 'other', 'その他', 'other', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('tenure_band', 't_under1m', '1か月未満', 'under 1 month', 10, NULL, NULL),
    ('tenure_band', 't1_3m', '1か月以上3か月未満', '1 to under 3 months', 20, NULL, NULL),
    ('tenure_band', 't3_6m', '3か月以上6か月未満', '3 to under 6 months', 30, NULL, NULL),
    ('tenure_band', 't6_12m', '6か月以上1年未満', '6 to under 12 months', 40, NULL, NULL),
    ('tenure_band', 't1_3y', '1年以上3年未満', '1 to under 3 years', 50, NULL, NULL),
    ('tenure_band', 't3y', '3年以上', '3 years or more', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('registrant_status', 'employed', '在職', 'employed', 10, NULL, NULL),
    ('registrant_status', 'seeking', '求職中', 'seeking work', 20, NULL, NULL),
    ('registrant_status', 'training', '訓練・福祉的就労', 'in training or welfare-type employment', 30, NULL, NULL),
    ('registrant_status', 'suspended', '休止', 'suspended', 40, NULL, NULL),
    ('registrant_status', 'other', 'その他', 'other', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('assessment_domain', 'health', '健康と体調', 'health', 10, NULL, NULL),
    ('assessment_domain', 'daily_life', '日々の暮らし', 'daily life', 20, NULL, NULL),
    ('assessment_domain', 'relations', '人とのかかわり', 'relations with people', 30, NULL, NULL),
    ('assessment_domain', 'work_habits', '働く習慣', 'work habits', 40, NULL, NULL),
    ('assessment_domain', 'work_tasks', '仕事の進め方', 'doing the work', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('assessment_scale', '4', '一人でできる', 'can do alone', 10, NULL, NULL),
    ('assessment_scale', '3', '声かけ・見守りがあればできる', 'can do with a word or someone near', 20, NULL, NULL),
    ('assessment_scale', '2', '一部手助けがあればできる', 'can do with some help', 30, NULL, NULL),
    ('assessment_scale', '1', '多くの手助けが要る', 'needs much help', 40, NULL, NULL),
    ('assessment_scale', '0', '未確認', 'not yet confirmed', 50, NULL, NULL),
    ('assessment_scale', '-', '該当なし', 'does not apply', 60, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('assessment_evidence', 'interview', '面談', 'interview', 10, NULL, NULL),
    ('assessment_evidence', 'work_scene', '作業場面', 'work scene', 20, NULL, NULL),
    ('assessment_evidence', 'work_trial', '職場実習', 'work trial', 30, NULL, NULL),
    ('assessment_evidence', 'told_by_others', '家族・機関からの聞取り', 'told by family or agency', 40, NULL, NULL),
    ('assessment_evidence', 'document', '書類', 'document', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('assessment_state', 'draft', '作成中', 'draft', 10, NULL, NULL),
    ('assessment_state', 'agreed', 'ご本人と確認済み', 'agreed with the person', 20, NULL, NULL),
    ('assessment_state', 'frozen', '確定', 'frozen', 30, NULL, NULL),
    ('assessment_state', 'withdrawn', '取下げ', 'withdrawn', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('external_tool', 'jeed_transition_checklist', '就労移行支援のためのチェックリスト', 'transition support checklist (JEED)', 10, NULL, NULL),
    ('external_tool', 'jeed_assessment_sheet', '就労支援のためのアセスメントシート', 'assessment sheet for employment support (JEED)', 20, NULL, NULL),
    ('external_tool', 'gatb', '厚生労働省編一般職業適性検査（GATB）', 'general aptitude test battery', 30, NULL, NULL),
    ('external_tool', 'mws', 'ワークサンプル幕張版（MWS）', 'Makuhari work samples', 40, NULL, NULL),
    ('external_tool', 'work_passport', '就労パスポート', 'employment passport', 50, NULL, NULL),
    ('external_tool', 'vocational_center_report', '障害者職業センターの評価', 'vocational center report', 60, NULL, NULL),
    ('external_tool', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('consent_item', 'basic', '基本情報', 'basic data', 10, NULL, NULL),
    ('consent_item', 'support_log', '支援の経過', 'support history', 20, NULL, NULL),
    ('consent_item', 'disability', '障害の状況', 'disability', 30, NULL, NULL),
    ('consent_item', 'medical', '医療の情報', 'medical information', 40, NULL, NULL),
    ('consent_item', 'assessment', 'アセスメント', 'assessment', 50, NULL, NULL),
    ('consent_item', 'work', '就労の状況', 'work situation', 60, NULL, NULL),
    ('consent_item', 'family', '家族の状況', 'family', 70, NULL, NULL),
    ('consent_item', 'income', '収入・年金', 'income and pension', 80, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('consent_state', 'valid', '有効', 'valid', 10, NULL, NULL),
    ('consent_state', 'expired', '期間満了', 'expired', 20, NULL, NULL),
    ('consent_state', 'withdrawn', '撤回', 'withdrawn', 30, NULL, NULL),
    ('consent_state', 'refused', '同意しない', 'refused', 40, NULL, NULL),
    ('consent_state', 'pending', '確認中', 'pending', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('record_visibility', 'team', '担当全員', 'all staff', 10, NULL, NULL),
    ('record_visibility', 'restricted', '担当者と責任者のみ', 'assigned staff and supervisor only', 20, NULL, NULL),
    ('record_visibility', 'third_party', '第三者情報を含む', 'contains third-party information', 30, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('kpi_kind', 'count', '数値目標', 'numeric target', 10, NULL, NULL),
    ('kpi_kind', 'maintain', '継続', 'continue', 20, NULL, NULL),
    ('kpi_kind', 'enhance', '充実', 'enhance', 30, NULL, NULL),
    ('kpi_kind', 'milestone', '節目', 'milestone', 40, NULL, NULL),
    ('kpi_kind', 'ratio', '割合', 'ratio', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('kpi_judgement', 'achieved', '達成', 'achieved', 10, NULL, NULL),
    ('kpi_judgement', 'enhanced', '充実した', 'enhanced', 20, NULL, NULL),
    ('kpi_judgement', 'continuing', '継続している', 'continuing', 30, NULL, NULL),
    ('kpi_judgement', 'implemented', '実施した', 'implemented', 40, NULL, NULL),
    ('kpi_judgement', 'partly', '一部実施', 'partly done', 50, NULL, NULL),
    ('kpi_judgement', 'not_done', '未実施', 'not done', 60, NULL, NULL),
    ('kpi_judgement', 'undecided', '未判定', 'not yet judged', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('wage_effort', 'product_development', '自主生産品の開発', 'product development', 10, NULL, NULL),
    ('wage_effort', 'sales_channel', '販路の開拓', 'sales channel', 20, NULL, NULL),
    ('wage_effort', 'catalogue', 'カタログの作成', 'catalogue', 30, NULL, NULL),
    ('wage_effort', 'sales_place', '販売所の設置・運営', 'sales place', 40, NULL, NULL),
    ('wage_effort', 'bazaar', 'ふれあいバザール等の催し', 'bazaar or fair', 50, NULL, NULL),
    ('wage_effort', 'exchange', '先駆的事例の情報交換', 'exchange of good practice', 60, NULL, NULL),
    ('wage_effort', 'other', 'その他', 'other', 70, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('wage_method', 'old', '旧方式（令和4年度まで）', 'old formula (to FY2022)', 10, NULL, NULL),
    ('wage_method', 'new', '新方式（令和5年度から）', 'new formula (from FY2023)', 20, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('staff_role', 'reception', '窓口', 'reception', 10, NULL, NULL),
    ('staff_role', 'worker', '就労支援員', 'employment support worker', 20, NULL, NULL),
    ('staff_role', 'supervisor', '責任者', 'supervisor', 30, NULL, NULL),
    ('staff_role', 'admin', 'システム管理', 'system administrator', 40, NULL, NULL),
    ('staff_role', 'auditor', '監査', 'auditor', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('closing_kind', 'holiday', '祝日・休日', 'national holiday', 10, NULL, NULL),
    ('closing_kind', 'year_end', '年末年始', 'year-end and new year', 20, NULL, NULL),
    ('closing_kind', 'office', '窓口休業', 'office closing', 30, NULL, NULL),
    ('closing_kind', 'extra_open', '臨時開所', 'extra opening', 40, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('retention_state', 'active', '保存中', 'kept', 10, NULL, NULL),
    ('retention_state', 'due', '保存期間満了', 'retention period over', 20, NULL, NULL),
    ('retention_state', 'hold', '廃棄留保', 'hold', 30, NULL, NULL),
    ('retention_state', 'approved', '廃棄承認', 'disposal approved', 40, NULL, NULL),
    ('retention_state', 'purged', '廃棄済み', 'purged', 50, NULL, NULL);
INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES
    ('work_intention', 'want', '働きたい', 'wants to work', 10, NULL, NULL),
    ('work_intention', 'want_but_cannot', '働きたいが働けないと思う', 'wants to but thinks it is not possible', 20, NULL, NULL),
    ('work_intention', 'do_not_want', '働きたくない', 'does not want to work', 30, NULL, NULL),
    ('work_intention', 'unknown', '未確認', 'not asked yet', 40, NULL, NULL);

-- The assessment sheet's 33 items, first wording.
INSERT INTO assessment_item (item_set, id, domain, ja, en, sort) VALUES
    (1, 'rhythm_sleep', 'health', '夜に眠り、決まったころに起きる', 'Sleeps at night and wakes at about the same time', 10),
    (1, 'meals', 'health', '食事を抜かずにとる', 'Eats meals without skipping them', 20),
    (1, 'notice_condition', 'health', '自分の体調の変化に気づく', 'Notices changes in own condition', 30),
    (1, 'treatment', 'health', '通院や服薬を続ける', 'Keeps up clinic visits and medicine', 40),
    (1, 'rest', 'health', '疲れたときに休みをとる', 'Rests when tired', 50),
    (1, 'tell_condition', 'health', '調子が悪いことを人に伝える', 'Tells someone when feeling unwell', 60),
    (1, 'explain_disability', 'health', '自分の障害と必要な配慮を説明する', 'Explains own disability and the support needed', 70),
    (1, 'get_ready', 'daily_life', '出かける時刻までに支度をする', 'Gets ready in time to go out', 80),
    (1, 'appearance', 'daily_life', '場面に合った身だしなみを整える', 'Dresses and grooms to suit the place', 90),
    (1, 'money', 'daily_life', 'お金の出入りを自分で見ていく', 'Keeps track of money in and out', 100),
    (1, 'schedule', 'daily_life', '約束や予定を覚えておく', 'Keeps appointments and plans in mind', 110),
    (1, 'belongings', 'daily_life', '持ち物や書類をそろえる', 'Has needed things and papers at hand', 120),
    (1, 'transport', 'daily_life', '目的地まで一人で行き来する', 'Travels to a place and back', 130),
    (1, 'ask_help_life', 'daily_life', '暮らしで困ったときに相談する', 'Asks for advice when daily life is hard', 140),
    (1, 'greeting', 'relations', 'あいさつや返事をする', 'Greets and answers people', 150),
    (1, 'listen_ask', 'relations', '話を聞き、分からないことを尋ねる', 'Listens and asks when something is unclear', 160),
    (1, 'report', 'relations', '終わったことや困ったことを知らせる', 'Reports what is done and what is a problem', 170),
    (1, 'request_decline', 'relations', '頼む、断るを言葉にする', 'Puts a request or a refusal into words', 180),
    (1, 'feelings', 'relations', '気持ちが高ぶったときに落ち着く', 'Calms down when upset', 190),
    (1, 'means', 'relations', '自分に合った手段でやりとりする', 'Communicates by a means that fits (speech, writing, sign, phone)', 200),
    (1, 'attendance', 'work_habits', '決めた日に休まず通う', 'Comes on the agreed days', 210),
    (1, 'punctual', 'work_habits', '始まりと終わりの時刻を守る', 'Keeps start and finish times', 220),
    (1, 'rules', 'work_habits', '職場の決まりごとに沿って動く', 'Follows the rules of the workplace', 230),
    (1, 'persist', 'work_habits', '最後まで取り組む', 'Carries a job through to the end', 240),
    (1, 'safety_tidy', 'work_habits', '安全に気をつけ、片付ける', 'Works safely and tidies up', 250),
    (1, 'motive', 'work_habits', '働きたい理由を自分の言葉で言う', 'Says in own words why they want to work', 260),
    (1, 'instructions', 'work_tasks', '指示を聞いて、または見て分かる', 'Understands spoken or shown instructions', 270),
    (1, 'order', 'work_tasks', '手順に沿って進める', 'Works in the given order', 280),
    (1, 'accuracy', 'work_tasks', '間違いの少ない仕上がりにする', 'Finishes with few mistakes', 290),
    (1, 'steady_pace', 'work_tasks', '同じ調子の速さで続ける', 'Keeps a steady pace', 300),
    (1, 'change', 'work_tasks', 'やり方が変わったときに合わせる', 'Adapts when the way of working changes', 310),
    (1, 'tools', 'work_tasks', '道具や機器を正しく使う', 'Uses tools and machines properly', 320),
    (1, 'stamina', 'work_tasks', '働く時間を通して続ける体力がある', 'Has the stamina for the working hours', 330);
